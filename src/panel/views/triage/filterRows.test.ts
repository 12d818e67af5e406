import { readLeaksFrame } from '../../read/readLeaksFrame';
import { buildLeaksFrame } from '../../testing/buildFrames';
import { filterRows } from './filterRows';

const { rows } = readLeaksFrame(
  buildLeaksFrame([
    { namespace: 'shop', pod: 'cart-1', container: 'app' },
    { namespace: 'shop', pod: 'cart-1', container: 'log-shipper' },
    { namespace: 'web', pod: 'front.*', container: 'App<script>' },
  ])
);

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
    expect(filterRows(rows, text).map(({ rank }) => rank)).toEqual(ranks);
  });
});
