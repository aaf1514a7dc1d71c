//! What has to hold for any columns and any texts: the assertions of the fuzz targets `ops_operation` and `ops_text`.
#![allow(unreachable_pub, reason = "the fuzz targets take them over")]

use std::fmt::{Debug, Display};
use std::str::FromStr;

use offhook_base::{ErrorKind, Registry};
use offhook_ops::huawei::*;
use offhook_ops::{cisco, csta};

/// A dialect (`p` or `e`) and three numbers, all parted by blanks; numbers that are not there are 0.
pub fn check_columns(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let mut words = text.split_ascii_whitespace();
    let dialect = match words.next() {
        Some("p") => Dialect::Platform,
        Some("e") => Dialect::Export,
        _ => return,
    };
    let mut number = || words.next().and_then(|word| word.parse().ok()).unwrap_or_default();
    check_operation(OperationType::from_code(number()), number(), number(), dialect);
}

/// Any three numbers are an operation or an error that names the column, and go back as they came.
pub fn check_operation(op_type: OperationType, object: i64, reason: i64, dialect: Dialect) {
    let decoded = Operation::decode(op_type, object, reason, dialect);
    let operation = Operation::decode_any(op_type, object, reason, dialect);
    let columns = Columns { op_type, object, reason };
    assert_eq!(operation.encode(dialect), Ok(columns));
    assert_eq!((operation.op_type(), operation.bill()), (op_type, op_type.bill()));
    match decoded {
        Ok(decoded) => assert_eq!(decoded, operation),
        Err(error) => {
            assert_eq!(error.into_operation(), operation);
            assert!(matches!(operation, Operation::Unknown(_)));
            let value = if error.field() == "object" { object } else { reason };
            assert_eq!((error.op_type(), error.value()), (op_type, value));
            let message = error.to_string();
            assert!(message.contains(error.field()) && message.contains(&value.to_string()), "{message}");
            assert!(!error.allowed().to_string().is_empty());
        }
    }
    assert_eq!(op_type.check(Some(object), Some(reason), dialect), decoded.map(|_| ()));
    for part in [op_type.check(Some(object), None, dialect), op_type.check(None, Some(reason), dialect)] {
        assert!(part.is_ok() || decoded.is_err());
    }
    for to in Dialect::ALL.iter().copied() {
        for operation in [operation, operation.as_written_in(to)] {
            let Ok(columns) = operation.encode(to) else { continue };
            assert_eq!(Operation::decode_any(columns.op_type, columns.object, columns.reason, to), operation);
        }
    }
    for sentence in
        [operation.describe().to_string(), op_type.describe(Some(object), Some(reason), dialect).to_string()]
    {
        assert!(sentence.contains(&op_type.code().to_string()) && sentence.ends_with('.'), "{sentence}");
    }
    assert!(!operation.to_string().is_empty());
}

/// Any octets as a text of every type.
pub fn check_text(bytes: &[u8]) {
    match CallId::parse(bytes) {
        Ok(id) => {
            assert_eq!(id.as_str().as_bytes(), bytes);
            assert!((1..=CallId::MAX_CHARS).contains(&id.as_str().chars().count()));
            assert_eq!(id.to_string().parse(), Ok(id.clone().into_owned()));
            let _ = (id.seconds(), id.number());
        }
        Err(error) => assert!(error.offset() <= bytes.len() && !error.rule().to_string().is_empty()),
    }
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    match text.parse::<WorkId>() {
        Ok(id) => {
            assert_eq!((id.to_string().parse(), WorkId::new(id.number())), (Ok(id), Ok(id)));
            assert!(id.is_in(Edition::Y2025));
        }
        Err(error) => {
            assert!(error.offset() <= text.len());
            let (min, max) = (101, 999_999);
            assert!(!matches!(error.kind(), ErrorKind::OutOfRange { value, .. } if (min..=max).contains(&value)));
        }
    }
    numbers(text);
    reasons(text);
    texts(text);
}

fn numbers(text: &str) {
    macro_rules! each {
        ($($ty:ty),+ $(,)?) => {
            $(if let Ok(known) = printed(text.parse::<$ty>()) {
                assert_eq!(<$ty>::from_code(known.code()), known);
                assert_eq!(known.name().is_some(), Registry::description(known).is_some());
                assert_eq!(known.name().is_some(), <$ty>::ALL.contains(&known));
            })+
        };
    }
    each!(
        OperationType,
        CtiStatus,
        GatewayStatus,
        SubState,
        MediaType,
        RecordMediaType,
        SubMediaType2023,
        SubMediaType2025,
        CallType,
        AgentCallType,
        RecordingCallType,
        CallFeature,
        ClientCallFeature,
        AgentType,
        OfflineAgentType,
        DeviceType,
        AgentDeviceType,
        TransferDeviceType,
        CustomDeviceType,
        CustomDeviceCallType,
        LeaveReason,
        ReleaseCause,
        MultimediaError,
        BillHttpStatus,
        EventMediaAbility,
        RequestMediaAbility,
        EventMediaType,
        InspectionType,
        InspectionSwitch,
        ConferenceChange,
        ConferenceLeaveReason,
        ConferenceParticipant,
        cisco::AgentState,
        cisco::EventCause,
        cisco::ReasonCode,
    );
}

fn reasons(text: &str) {
    macro_rules! each {
        ($($ty:ty),+ $(,)?) => {
            $(if let Ok(known) = printed(text.parse::<$ty>()) {
                assert_eq!(<$ty>::from_code(known.code()), known);
                assert_eq!(known.name().is_some(), <$ty>::ROWS.iter().any(|row| row.contains(known.code())));
            })+
        };
    }
    each!(
        LogOutReason,
        BusyReason,
        ConversationPart,
        RestReason,
        WorkReason,
        HelpKind,
        ServiceStatus,
        CollaborationStep,
        ListenTarget,
    );
    let _ = printed(text.parse::<Dialect>());
    let _ = printed(text.parse::<csta::AgentState>());
    let _ = printed(text.parse::<csta::ConnectionState>());
}

fn texts(text: &str) {
    macro_rules! each {
        ($($ty:ident),+) => {
            $(
                let known = $ty::new(text);
                assert_eq!((known.as_str(), known.to_string().as_str()), (text, text));
                assert_eq!(known.is_known(), known.description().is_some());
                assert_eq!(text.parse(), Ok(known));
            )+
        };
    }
    each!(GatewayError, GatewayErrorSeen, MonitorResult, AgentIndicator, IvrIndicator, Event);
    let event = Event::new(text);
    assert_eq!(event.is_known(), event.facts().is_some());
}

/// What could be read prints, and reads back as the same.
fn printed<T: Debug + Display + FromStr + PartialEq, E: Display>(read: Result<T, E>) -> Result<T, E>
where
    T::Err: Debug + PartialEq,
{
    match &read {
        Ok(value) => assert_eq!(value.to_string().parse().as_ref(), Ok(value)),
        Err(error) => assert!(!error.to_string().is_empty()),
    }
    read
}
