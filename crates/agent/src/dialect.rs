bitflags::bitflags! {
    /// Whose rules a row belongs to. Where a vendor's source is silent, the row holds for all.
    ///
    /// Serialised as a list of names, such as `["csta", "huawei"]`.
    #[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
    pub struct Dialects: u8 {
        /// What all documented moves have in common.
        const STRICT = 1 << 0;
        /// ECMA-269.
        const CSTA = 1 << 1;
        /// Cisco Unified Contact Center Enterprise.
        const CISCO_CCE = 1 << 2;
        /// Cisco Unified Contact Center Express.
        const CISCO_CCX = 1 << 3;
        /// Huawei Cloud CEC and AICC.
        const HUAWEI = 1 << 4;
    }
}

#[cfg(feature = "serde")]
pub(crate) use name::Name;

#[cfg(feature = "serde")]
mod name {
    use core::fmt;

    use serde::de::{Deserialize, Deserializer, Error, SeqAccess, Visitor};
    use serde::ser::{Serialize, Serializer};

    use crate::Dialects;

    /// One dialect by its name: what a tenant has.
    #[derive(Clone, Copy, Debug, Default, serde::Deserialize, serde::Serialize)]
    #[serde(rename_all = "snake_case")]
    pub(crate) enum Name {
        #[default]
        Strict,
        Csta,
        CiscoCce,
        CiscoCcx,
        Huawei,
    }

    impl Name {
        const ALL: [Self; 5] = [Self::Strict, Self::Csta, Self::CiscoCce, Self::CiscoCcx, Self::Huawei];

        /// The first name of a set.
        pub(crate) fn of(dialects: Dialects) -> Self {
            Self::ALL.into_iter().find(|name| dialects.contains(name.dialect())).unwrap_or_default()
        }

        pub(crate) const fn dialect(self) -> Dialects {
            match self {
                Self::Strict => Dialects::STRICT,
                Self::Csta => Dialects::CSTA,
                Self::CiscoCce => Dialects::CISCO_CCE,
                Self::CiscoCcx => Dialects::CISCO_CCX,
                Self::Huawei => Dialects::HUAWEI,
            }
        }
    }

    impl Serialize for Dialects {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            serializer.collect_seq(Name::ALL.into_iter().filter(|name| self.contains(name.dialect())))
        }
    }

    impl<'de> Deserialize<'de> for Dialects {
        fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            deserializer.deserialize_seq(Names)
        }
    }

    struct Names;

    impl<'de> Visitor<'de> for Names {
        type Value = Dialects;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("a list of dialects, each named once")
        }

        fn visit_seq<A: SeqAccess<'de>>(self, mut names: A) -> Result<Dialects, A::Error> {
            let mut set = Dialects::empty();
            while let Some(name) = names.next_element::<Name>()? {
                if set.contains(name.dialect()) {
                    return Err(A::Error::custom("a dialect named twice"));
                }
                set |= name.dialect();
            }
            Ok(set)
        }
    }
}
