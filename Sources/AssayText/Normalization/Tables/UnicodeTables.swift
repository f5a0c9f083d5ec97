/// The generated tables of the Unicode Character Database, version 15.0.0, as packed numbers.
///
/// They are text so that they cost nothing to compile, and a table of our own so that a verdict does not depend on
/// the Unicode version of the Swift runtime.
enum UnicodeTables {}
