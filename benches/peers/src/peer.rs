//! What every library is asked to do.

use bytes::Bytes;

/// A message to read; `shared` for the libraries that keep a counted reference to the buffer.
pub struct Input {
    pub name: String,
    pub bytes: &'static [u8],
    pub shared: Bytes,
}

impl Input {
    pub fn new(name: &str, bytes: &'static [u8]) -> Self {
        // A socket's buffer is on the heap: a static one would make its counter free.
        let shared = Bytes::from(bytes.to_vec());
        // The counter is allocated with the first clone.
        drop(shared.clone());
        Self { name: name.to_owned(), bytes, shared }
    }

    pub fn all(inputs: &[offhook_benches::Input]) -> Vec<Self> {
        inputs.iter().map(|input| Self::new(input.name, input.bytes)).collect()
    }
}

/// How many values were typed, and how many could not be.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct Typed {
    pub good: usize,
    pub bad: usize,
}

impl Typed {
    /// Counts one value. It is handed out whole, so that the compiler can't leave out what nobody reads.
    pub fn add<T, E>(&mut self, value: Result<T, E>) {
        match std::hint::black_box(value) {
            Ok(_) => self.good += 1,
            Err(_) => self.bad += 1,
        }
    }

    /// Counts the values of a list.
    pub fn add_all<T, E>(&mut self, values: Result<Vec<T>, E>) {
        match std::hint::black_box(values) {
            Ok(values) => self.good += values.len(),
            Err(_) => self.bad += 1,
        }
    }

    /// Counts one value, if the field is there.
    pub fn add_some<T, E>(&mut self, value: Option<Result<T, E>>) {
        if let Some(value) = value {
            self.add(value);
        }
    }
}

/// What is measured.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Measure {
    Split,
    Routing,
    Every,
    Check,
    Print,
}

impl Measure {
    /// Its name on the command line.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Split => "split",
            Self::Routing => "routing",
            Self::Every => "every",
            Self::Check => "check",
            Self::Print => "print",
        }
    }
}

/// Libraries that read the same things.
pub struct Family {
    /// Its name on the command line.
    pub name: &'static str,
    /// What one input is.
    pub noun: &'static str,
    pub peers: &'static [Peer],
    pub inputs: &'static [offhook_benches::Input],
    /// What is measured, and how that is called.
    pub measures: &'static [(Measure, &'static str)],
}

/// One library. Whatever it does with a message begins with reading it from its octets; only `print` gets a message
/// that is read already.
pub trait Library {
    type Message: 'static;

    /// Whether it can check a whole message.
    const CHECKS: bool = false;

    fn parse(input: &Input) -> Option<Self::Message>;
    fn type_every(message: &Self::Message) -> Typed;
    fn print(message: &Self::Message, out: &mut Vec<u8>);

    /// The fields that routing needs; of messages only.
    fn type_routing(_: &Self::Message) -> Typed {
        Typed::default()
    }

    /// How many faults a message has.
    fn faults(_: &Self::Message) -> usize {
        0
    }

    /// Every field typed and the whole message checked, in one go where the library can.
    fn type_and_check(message: &Self::Message) -> Typed {
        let typed = Self::type_every(message);
        std::hint::black_box(Self::faults(message));
        typed
    }

    /// Whether the library would take the message, with all checks that it offers.
    fn accepts(input: &Input) -> bool {
        Self::parse(input).is_some_and(|message| Self::type_every(&message).bad == 0 && Self::faults(&message) == 0)
    }
}

/// What one call of a measure gives: `None` if the message was refused.
pub type Run<'i> = Box<dyn FnMut() -> Option<Typed> + 'i>;

/// A library with its type left behind.
#[derive(Clone, Copy)]
pub struct Peer {
    /// Its name at the package registry.
    pub name: &'static str,
    pub checks: bool,
    pub run: for<'i> fn(&'i Input, Measure) -> Run<'i>,
    pub accepts: fn(&Input) -> bool,
    /// What it writes for what it reads.
    pub round_trip: fn(&Input) -> Option<Vec<u8>>,
}

impl Peer {
    pub const fn of<L: Library>(name: &'static str) -> Self {
        Self { name, checks: L::CHECKS, run: run::<L>, accepts: L::accepts, round_trip: round_trip::<L> }
    }

    /// Whether this measure can be taken.
    pub fn has(&self, measure: Measure) -> bool {
        measure != Measure::Check || self.checks
    }

    /// Name and version.
    pub fn title(&self) -> String {
        let lock: toml::Table = include_str!("../Cargo.lock").parse().expect("Cargo.lock is TOML");
        let version = lock["package"].as_array().into_iter().flatten().find_map(|package| {
            (package["name"].as_str() == Some(self.name)).then(|| package["version"].as_str()).flatten()
        });
        format!("{} {}", self.name, version.unwrap_or_default())
    }
}

fn run<L: Library>(input: &Input, measure: Measure) -> Run<'_> {
    use std::hint::black_box;
    match measure {
        Measure::Split => Box::new(|| {
            let message = black_box(L::parse(black_box(input)))?;
            drop(message);
            Some(Typed { good: 1, bad: 0 })
        }),
        Measure::Routing => Box::new(|| L::parse(black_box(input)).map(|message| L::type_routing(&message))),
        Measure::Every => Box::new(|| L::parse(black_box(input)).map(|message| L::type_every(&message))),
        Measure::Check => Box::new(|| {
            let message = L::parse(black_box(input))?;
            Some(L::type_and_check(&message))
        }),
        Measure::Print => {
            let message = L::parse(input);
            let mut out = Vec::with_capacity(2 * input.bytes.len());
            Box::new(move || {
                out.clear();
                L::print(black_box(message.as_ref()?), &mut out);
                black_box(&out);
                Some(Typed { good: 1, bad: 0 })
            })
        }
    }
}

fn round_trip<L: Library>(input: &Input) -> Option<Vec<u8>> {
    let mut out = Vec::new();
    L::print(&L::parse(input)?, &mut out);
    Some(out)
}
