/**
 * What every peer holds: 130 things with ties, missing values, and names that a query, a database or an order could trip over.
 * Each is `{ id, name, colour, size, price, owner, created }`; `price` and `owner` may be null.
 */
const names = [
  ...['apple', 'Apple', 'APPLE', 'Zebra', 'zebra', 'éclair', 'Éclair', 'Ünal', ' leading', 'straße'],
  ...[
    "O'Brien",
    '"quoted"',
    "it's 'both' \"ways\"",
    '100% cotton',
    '50%',
    'a, b, c',
    'comma,',
    'salt AND pepper',
    'now OR never',
  ],
  ...['C:\\temp\\', 'trailing ', 'a=b', 'a&b', '1 + 1', '日本語', '𝒳 beyond'],
];
const colours = ['red', 'amber', 'green', 'blue'];
const owners = ['ann', 'Bob', null, 'Émile', 'carol'];

const nameAt = (index) => {
  const name = names[index % names.length];
  const round = Math.floor(index / names.length);
  // The second round repeats the names of the first, so that names tie.
  return round < 2 ? name : `${round} ${name}`;
};

exports.things = Array.from({ length: 130 }, (_, index) => {
  // Steps that share no factor with 130 visit every place, and sort nothing.
  const place = (index * 37) % 130;
  return {
    id: index + 1,
    name: nameAt(place),
    colour: colours[(place * 7) % 4],
    size: (place * 11) % 40,
    price: place % 6 === 0 ? null : ((place * 17) % 50) / 4,
    owner: owners[(place * 3) % 5],
    created: new Date(Date.UTC(2024, 0, 1 + ((place * 13) % 90), place % 24)).toISOString(),
  };
});
exports.colours = colours;
