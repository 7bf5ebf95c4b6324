//! The closed lists of words that guides, the site's rules and the model share: one declaration gives the enum, its stable
//! word, and the list that screens offer. Everybody stands on this; it names nobody.

/// Declares an enum whose variants each have one stable word, used in the vault, in exports and as the end of a text key.
macro_rules! words {
    ($(#[$meta:meta])* $name:ident { $($(#[$doc:meta])* $variant:ident = $word:literal),+ $(,)? }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        pub enum $name { $($(#[$doc])* #[serde(rename = $word)] $variant),+ }

        impl $name {
            /// Every variant, in the order in which screens offer them.
            pub const ALL: &[Self] = &[$(Self::$variant),+];

            /// The stable word of this variant.
            pub const fn word(self) -> &'static str {
                match self { $(Self::$variant => $word),+ }
            }
        }
    };
}
pub(crate) use words;

words! {
    /// A grade band: the exact grade is never kept.
    Band {
        /// Kindergarten to grade 2.
        EarlyGrades = "K-2",
        /// Grades 3 to 5.
        UpperElementary = "3-5",
        /// Grades 6 to 8.
        Middle = "6-8",
        /// Grades 9 to 12.
        High = "9-12",
    }
}

words! {
    /// What an educator teaches: guides have words of their own for some of it.
    Subject {
        /// A class of one's own, and everything in it.
        All = "all",
        /// Mathematics.
        Mathematics = "mathematics",
        /// Science, or several of its subjects.
        Science = "science",
        /// Biology.
        Biology = "biology",
        /// Chemistry.
        Chemistry = "chemistry",
        /// Physics, engineering.
        Physics = "physics",
        /// Computing.
        Computing = "computing",
        /// Something else, or nothing.
        Other = "other",
    }
}

impl Subject {
    /// Whether mathematics or science is in it.
    pub const fn is_stem(self) -> bool {
        !matches!(self, Self::Other)
    }
}

words! {
    /// What families know well, in kinds that a lesson can begin with.
    Knowing {
        /// Gardens, fields, seeds, trees.
        Growing = "growing",
        /// Cooking, baking, keeping food.
        Cooking = "cooking",
        /// Sewing, weaving, knitting, braiding.
        Cloth = "cloth",
        /// Building, mending, engines, tools.
        Building = "building",
        /// Music, dance, song.
        Music = "music",
        /// Games, sports, cards, screens.
        Games = "games",
        /// Animals, fish, bees.
        Animals = "animals",
        /// Finding the way: weather, sky, roads, rivers.
        Way = "way",
    }
}

words! {
    /// What a school can offer.
    OfferKind {
        /// A camp.
        Camp = "camp",
        /// A club.
        Club = "club",
        /// A summer institute.
        Institute = "institute",
        /// A workshop.
        Workshop = "workshop",
        /// Somebody to talk with.
        Person = "person",
        /// An evening on money for college.
        AidNight = "aid-night",
    }
}

words! {
    /// What a visit is for.
    #[derive(Default)]
    Occasion {
        /// The first visit: hopes and dreams.
        #[default]
        First = "first",
        /// A visit between the first and the second.
        FollowUp = "follow-up",
        /// The second visit, about learning.
        SecondAcademic = "second-academic",
        /// The second visit, about life after high school.
        SecondCollegeCareer = "second-college-career",
        /// A first visit at the start of kindergarten, 6th or 9th grade.
        Transition = "transition",
        /// Any other visit.
        Other = "other",
    }
}

words! {
    /// How the visit meets.
    #[derive(Default)]
    Mode {
        /// In person, at home.
        #[default]
        InPerson = "in-person",
        /// In person, at a place the family chose.
        Elsewhere = "elsewhere",
        /// By scheduled video call.
        Video = "video",
        /// By phone; counts only where the site says so (Denver: phone calls do not count).
        Phone = "phone",
    }
}

words! {
    /// The kind of place, never the place.
    #[derive(Default)]
    Place {
        /// The family's home.
        #[default]
        Home = "home",
        /// A library.
        Library = "library",
        /// A park.
        Park = "park",
        /// A café or restaurant.
        Cafe = "cafe",
        /// A community centre or place of gathering.
        Community = "community",
        /// School grounds; may not count (Denver: never).
        School = "school",
        /// On a screen.
        Online = "online",
        /// Anywhere else.
        Other = "other",
    }
}

words! {
    /// A way of going through a guide.
    #[derive(Default)]
    Pass {
        /// Reading and rehearsing beforehand.
        Rehearse = "rehearse",
        /// While the visit is on.
        Visit = "visit",
        /// Writing down afterwards.
        Remember = "remember",
        /// The one pass of a guide without passes.
        #[default]
        Only = "only",
    }
}

impl Occasion {
    /// Whether this is a first visit in kind: relationship first, nothing filled in while it is on (PTHV FAQ: "no paperwork").
    pub const fn is_first(self) -> bool {
        matches!(self, Self::First | Self::Transition)
    }

    /// Whether this is a second visit of either kind.
    pub const fn is_second(self) -> bool {
        matches!(self, Self::SecondAcademic | Self::SecondCollegeCareer)
    }
}

words! {
    /// Where a text lies. A third drawer, *to send*, holds no texts of its own: it is what was picked and previewed.
    #[derive(Default)]
    Drawer {
        /// Opens only with its author's key.
        Mine = "mine",
        /// The team of this vault.
        #[default]
        Ours = "ours",
    }
}

words! {
    /// The five practices, of which the second is two findings; the site words them.
    Practice {
        /// Voluntary, and arranged ahead.
        Voluntary = "voluntary",
        /// Trained educators.
        Trained = "trained",
        /// Paid for visits outside contract time.
        Compensated = "compensated",
        /// Relationship first: hopes and dreams.
        Hopes = "hopes",
        /// No targeting.
        NoTargeting = "no-targeting",
        /// In pairs, who reflect.
        Pair = "pair",
    }
}
