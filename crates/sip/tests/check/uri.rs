//! What has to hold for any octets read as a URI: the assertions of the fuzz target `sip_uri`.

use offhook_sip::Uri;

/// Printing, equivalence and escapes agree with reading; a zero octet parts two URIs, which are compared.
#[allow(unreachable_pub, reason = "the fuzz targets take it over")]
pub fn check_uris(bytes: &[u8]) {
    let mut parts = bytes.splitn(2, |octet| *octet == 0).map(check_uri);
    if let (Some(Some(first)), Some(Some(second))) = (parts.next(), parts.next()) {
        assert_eq!(first.is_equivalent(&second), second.is_equivalent(&first), "{first} {second}");
    }
}

fn check_uri(bytes: &[u8]) -> Option<Uri<'_>> {
    let uri = match Uri::parse(bytes) {
        Ok(uri) => uri,
        Err(error) => {
            assert!(error.offset() <= bytes.len(), "{error}");
            assert!(!error.rule().to_string().is_empty());
            return None;
        }
    };
    let printed = uri.to_string();
    let again = Uri::parse(printed.as_bytes()).unwrap();
    assert_eq!(again, uri);
    assert_eq!(again.to_string(), printed);
    assert!(uri.is_equivalent(&again) && again.is_equivalent(&uri), "{printed}");
    if let (Some(user), Some(decoded)) = (uri.user(), uri.user_decoded()) {
        assert!(decoded.len() <= user.len());
    }
    assert_eq!(uri.clone().into_owned(), uri);
    Some(uri)
}
