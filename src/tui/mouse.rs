//! What a mouse sends.

/// What is done with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// The first button goes down.
    Press,
    /// It is drawn along with the button down.
    Drag,
    /// The button is let go.
    Release,
    /// The wheel, away from oneself.
    WheelUp,
    /// The wheel, to oneself.
    WheelDown,
}

/// Something done with the mouse, and where: columns and rows from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mouse {
    /// What is done.
    pub what: What,
    /// The column.
    pub column: u16,
    /// The row.
    pub row: u16,
}
