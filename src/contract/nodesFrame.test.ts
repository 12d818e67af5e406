import { NODES, nodesFrame } from './nodesFrame';

const placeOf = (namespace: string, pod: string, container: string) => ({ namespace, pod, container });

describe('drivers of nodesFrame', () => {
  const { value, name } = nodesFrame.columns.drivers;

  it.each([
    [null, []],
    ['shop/cart-1/app +213 MiB', [[placeOf('shop', 'cart-1', 'app'), 'shop/cart-1/app', '+213 MiB']]],
    [
      'shop/cart-1/app +2 GiB, web/a/b +1 B',
      [
        [placeOf('shop', 'cart-1', 'app'), 'shop/cart-1/app', '+2 GiB'],
        [placeOf('web', 'a', 'b'), 'web/a/b', '+1 B'],
      ],
    ],
    ['a b/c/d +1 B', [[null, 'a b/c/d +1 B', '']]],
    ['<script>', [[null, '<script>', '']]],
  ])('%j', (text, expected) => {
    expect(value.read(text).map((driver) => [driver.place, driver.name, driver.growth])).toEqual(expected);
    expect(name).toBe(NODES.drivers);
  });

  it('writes what it reads', () => {
    const text = 'shop/cart-1/app +2 GiB, web/a/b +1 B, <script>';
    expect(value.write(value.read(text))).toBe(text);
  });
});
