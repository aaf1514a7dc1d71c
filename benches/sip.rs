//! SIP messages: time to read the documented INVITE.

use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use offhook_benches::INVITE;
use offhook_sip::Message;

/// Start line, fields with their names recognised, body.
fn split(c: &mut Criterion) {
    let mut group = c.benchmark_group("sip/invite");
    group.throughput(Throughput::Bytes(INVITE.len() as u64));
    group.bench_function("split", |b| b.iter(|| Message::parse(black_box(INVITE)).is_ok()));
    group.bench_function("split, routing fields typed", |b| {
        b.iter(|| {
            let Ok(message) = Message::parse(black_box(INVITE)) else { return 0 };
            let typed = [
                matches!(message.top_via(), Some(Ok(_))),
                matches!(message.from(), Some(Ok(_))),
                matches!(message.to(), Some(Ok(_))),
                matches!(message.call_id(), Some(Ok(_))),
                matches!(message.cseq(), Some(Ok(_))),
                matches!(message.contact(), Some(Ok(_))),
                matches!(message.max_forwards(), Some(Ok(_))),
                matches!(message.content_length(), Some(Ok(_))),
            ];
            typed.iter().filter(|typed| **typed).count()
        });
    });
    group.bench_function("findings", |b| {
        let Ok(message) = Message::parse(INVITE) else { return };
        b.iter(|| black_box(&message).findings().len());
    });
    group.finish();
}

criterion_group!(benches, split);
criterion_main!(benches);
