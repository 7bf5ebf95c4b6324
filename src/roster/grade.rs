//! Grades as school systems write them.

use unicode_normalization::UnicodeNormalization;

use crate::visit::Band;

/// Words for a grade, folded. Kindergarten is 0, all before it −1.
const WORDS: &[(i8, &str)] = &[
    (-1, "pk prek pre preschool preescolar pr tk tran transitional vpk ec it"),
    (0, "k kg kn kf kh kinder kindergarten kindergarden jardin"),
    (1, "first one primero primer primera"),
    (2, "second two segundo segunda"),
    (3, "third three tercero tercer tercera"),
    (4, "fourth four cuarto cuarta"),
    (5, "fifth five quinto quinta"),
    (6, "sixth six sexto sexta"),
    (7, "seventh seven septimo septima"),
    (8, "eighth eight octavo octava"),
    (9, "ninth nine noveno novena freshman"),
    (10, "tenth ten decimo decima sophomore"),
    (11, "eleventh eleven undecimo undecima junior"),
    (12, "twelfth twelve duodecimo duodecima senior"),
];

/// Words beside a grade that say nothing: "7th grade", "Gr. 7", "3er grado", "7º".
const FILLERS: &str = "grade grades gr grd g level th st nd rd grado de curso nivel ro er do to mo vo no o a";

/// The grade band that a grade falls in: "K", "TK", "PK", "0", "1st", "03", "Grade 7", "7°", "3ro", "Kindergarten", and the
/// bands by their own names ("6-8"). A combined class ("2/3") has a band only where both grades fall in one; what is no
/// grade from preschool to twelfth ("A-", "3.5", "UG", "13") has none.
pub fn band(grade: &str) -> Option<Band> {
    let mut bands = numbers(grade)?.into_iter().map(band_of);
    let first = bands.next()?;
    bands.all(|other| other == first).then_some(first)
}

/// Where a grade comes in order, the lowest of a combined class.
pub(super) fn rank(grade: &str) -> Option<i8> {
    numbers(grade)?.into_iter().min()
}

fn band_of(number: i8) -> Band {
    match number {
        ..=2 => Band::EarlyGrades,
        3..=5 => Band::UpperElementary,
        6..=8 => Band::Middle,
        9.. => Band::High,
    }
}

/// Every grade named, or nothing if any word is neither a grade nor a filler.
fn numbers(grade: &str) -> Option<Vec<i8>> {
    // PowerSchool counts preschool years down from kindergarten's 0.
    if matches!(grade.trim(), "-1" | "-2" | "-3") {
        return Some(vec![-1]);
    }
    let mut numbers = Vec::new();
    for word in words(grade)?.split(' ').filter(|word| !word.is_empty()) {
        if let Ok(number) = word.parse::<i8>() {
            numbers.push((0..=12).contains(&number).then_some(number)?);
        } else if let Some((number, _)) = WORDS.iter().find(|(_, names)| has_word(names, word)) {
            if *number < 0 {
                // "PK3" and "Pre-K 4" count years of age, not grades.
                return Some(vec![-1]);
            }
            numbers.push(*number);
        } else if !has_word(FILLERS, word) {
            return None;
        }
    }
    Some(numbers)
}

/// Whether a word is among those of a list.
pub(super) fn has_word(words: &str, word: &str) -> bool {
    words.split(' ').any(|known| known == word)
}

/// Lower case, without accents; letters and digits apart ("7th" is two words), all else a space. Nothing for a number with
/// a decimal point: a grade point average is no grade.
fn words(grade: &str) -> Option<String> {
    let mut words = String::with_capacity(grade.len() + 4);
    let mut last = ' ';
    let mut chars = grade.nfkd().filter(|c| !matches!(c, '\u{300}'..='\u{36F}')).peekable();
    while let Some(c) = chars.next() {
        if c == '.' && last.is_ascii_digit() && chars.peek().is_some_and(char::is_ascii_digit) {
            return None;
        }
        if !c.is_alphanumeric() || c.is_ascii_digit() != last.is_ascii_digit() {
            words.push(' ');
        }
        if c.is_alphanumeric() {
            words.extend(c.to_lowercase());
        }
        last = c;
    }
    Some(words)
}
