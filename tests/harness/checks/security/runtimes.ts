/**
 * Messages that runtimes and their standard libraries write of what went wrong inside, by which they tell what a server is made of. None that
 * explains to a client what is malformed in its own words, and none that a server may have written itself.
 */
export const runtimes: readonly RegExp[] = [
  // Java, Kotlin and Scala, Spring and Jackson.
  /\b(?:javax?|jakarta|kotlin|scala|org\.springframework|com\.fasterxml)(?:\.[a-z]\w*)*\.[A-Z]\w*(?:Exception|Error)\b/,
  /\bFor input string: "|\bNo enum constant \w+\.|\btype ['"`[]java\.\w+\.|\bCannot deserialize (?:value|instance) of type `/,
  // Python.
  /\binvalid literal for int\(\) with base \d|\bcould not convert string to float: ['"]|\bint\(\) argument must be /,
  /'\w+' object (?:has no attribute '|is not (?:subscriptable|iterable|callable))|\bunhashable type: '|\bunsupported operand type\(s\) for /,
  /\bbinascii\.Error\b|\bInvalid base64-encoded string: number of data characters\b|\bInvalid isoformat string: '/,
  /\btime data '[^\n]*' does not match format '|'\S+' codec can't (?:de|en)code |\bnot enough values to unpack \(/,
  // JavaScript.
  /\bCannot read propert(?:y '[^'\n]*' of|ies of) (?:undefined|null)\b|\bMaximum call stack size exceeded\b/,
  /\b(?:Type|Range|Reference|Syntax)Error: (?:Cannot |Invalid (?:time value|regular expression|\w+ length)|Unexpected |[\w.$]+ is not )/,
  // Go.
  /\bstrconv\.(?:Atoi|(?:Parse|Quote)\w+): parsing |\bjson: cannot unmarshal \w+ into Go |\billegal base64 data at input byte \d/,
  /\bparsing time "[^\n]*" as "|\bruntime error: (?:index out of range|invalid memory address|slice bounds|integer divide)/,
  // .NET.
  /\b(?:System|Microsoft)(?:\.[A-Z]\w*)*\.[A-Z]\w*Exception\b|\bObject reference not set to an instance of an object\b/,
  /\b[Ii]nput string (?:'[^'\n]*' )?was not in a correct format\b|\bwas not recognized as a valid DateTime\b/,
  /\bThe input is not a valid Base-64 string as it contains\b|\bValue was either too large or too small for an? U?Int\d\d\b/,
  // Ruby.
  /\bundefined method [`'][^'`\n]+['`] for (?:nil|#<|an instance of )|\binvalid value for (?:Integer|Float)\(\): "/,
  /\bno implicit conversion of \w+ into \w+\b|\bnil can't be coerced into \w+/,
  // PHP.
  /\bUndefined (?:array key ["\d]|index: |offset: \d|property: [\w\\]+::\$)|\bA non-numeric value encountered\b/,
  /\bCall to (?:undefined (?:method|function)|a member function) [\w\\:]+\(\)|\bArray to string conversion\b/,
  /\bArgument #?\d+ (?:\(\$\w+\)|passed to [\w\\:]+\(\)) must be /,
  // Rust and Elixir.
  /\bcalled `(?:Option|Result)::(?:unwrap|expect)\(\)` on an? `|\bno function clause matching in [\w.]+\/\d/,
];
