import { filterRows } from './filterRows';

const ROWS = [
  { rank: 1, names: [null, 'shop', 'cart-1', 'app'] },
  { rank: 2, names: [null, 'shop', 'cart-1', 'log-shipper'] },
  { rank: 3, names: [null, 'web', 'front.*', 'App<script>'] },
];

describe('filterRows', () => {
  it.each([
    ['', [1, 2, 3]],
    ['  ', [1, 2, 3]],
    ['APP', [1, 3]],
    ['shop app', [1]],
    ['shop / cart-1 / log', [2]],
    ['.*', [3]],
    ['<script>', [3]],
    ['nobody', []],
  ])('filterRows(rows, %j)', (text, ranks) => {
    expect(filterRows(ROWS, text, ({ names }) => names).map(({ rank }) => rank)).toEqual(ranks);
  });
});
