//! What a newer version wrote into something that this one rewrites: it stays, though nobody here knows what it means.

use serde::Serialize;
use serde_json::Value;
use uuid::Uuid;

use super::error::Result;

/// What is written in the place of `old`: `new`, and whatever `old` holds that `read` does not see. Errors: `old` is
/// nothing that this version can read, so nothing takes its place.
pub(super) fn kept<T: Serialize>(
    old: Option<&str>,
    read: impl Fn(&str) -> serde_json::Result<T>,
    new: &impl Serialize,
) -> Result<String> {
    let Some(old) = old else { return Ok(serde_json::to_string(new)?) };
    let known = read(old)?;
    if serde_json::to_string(&known)? == old {
        return Ok(serde_json::to_string(new)?);
    }
    let mut new = serde_json::to_value(new)?;
    keep(&mut new, serde_json::from_str(old)?, &serde_json::to_value(known)?);
    Ok(new.to_string())
}

/// Takes over what `old` holds beside what is `known` of it. What is known and not in `new` was taken out on purpose.
fn keep(new: &mut Value, old: Value, known: &Value) {
    match (new, old, known) {
        (Value::Object(new), Value::Object(old), Value::Object(known)) => {
            for (key, old) in old {
                match (known.get(&key), new.get_mut(&key)) {
                    (None, None) => drop(new.insert(key, old)),
                    (Some(known), Some(new)) => keep(new, old, known),
                    _ => {}
                }
            }
        }
        (Value::Array(new), Value::Array(old), Value::Array(known)) => {
            let mut taken = vec![false; new.len()];
            let is_same: [fn(&Value, &Value) -> bool; 2] = [|a, b| a == b, names_the_same];
            let mut rest: Vec<_> = old.into_iter().zip(known).collect();
            for is_same in is_same {
                rest.retain_mut(|(old, known)| {
                    let place = (0..new.len()).find(|&at| !taken[at] && is_same(&new[at], known));
                    if let Some(at) = place {
                        taken[at] = true;
                        keep(&mut new[at], std::mem::take(old), known);
                    }
                    place.is_none()
                });
            }
        }
        _ => {}
    }
}

/// Whether two parts of a list are about the same: a member, a line.
fn names_the_same(a: &Value, b: &Value) -> bool {
    let (Some(a), Some(b)) = (a.as_object(), b.as_object()) else { return false };
    let is_name = |value: &Value| value.as_str().is_some_and(|text| Uuid::try_parse(text).is_ok());
    a.iter().any(|(key, value)| is_name(value) && b.get(key) == Some(value))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn what_is_not_known_stays_at_every_depth() {
        let (a, b) = (Uuid::from_u128(1), Uuid::from_u128(2));
        let known = json!({"n": 1, "gone": 2, "facts": {"m": 3}, "team": [
            {"who": a, "role": "lead"}, {"who": b, "role": "partner"}, {"plain": 1}, {"plain": 1}
        ]});
        let old = json!({"n": 1, "gone": 2, "x": [1], "facts": {"m": 3, "x": 4}, "team": [
            {"who": a, "role": "lead", "x": 5}, {"who": b, "role": "partner", "x": 6}, {"plain": 1}, {"plain": 1, "x": 7}
        ]});
        let mut new = json!({"n": 9, "facts": {"m": 8}, "team": [
            {"who": b, "role": "lead"}, {"plain": 1}, {"who": a, "role": "lead"}, {"plain": 1}, {"plain": 2}
        ]});
        keep(&mut new, old, &known);
        let expected = json!({"n": 9, "x": [1], "facts": {"m": 8, "x": 4}, "team": [
            {"who": b, "role": "lead", "x": 6}, {"plain": 1}, {"who": a, "role": "lead", "x": 5},
            {"plain": 1, "x": 7}, {"plain": 2}
        ]});
        assert_eq!(new, expected);
    }
}
