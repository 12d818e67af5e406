import { readDrivers } from './readDrivers';

const keyOf = (namespace: string, pod: string, container: string) => ({ cluster: 'c', namespace, pod, container });

describe('readDrivers', () => {
  it.each([
    [null, []],
    ['shop/cart-1/app +213 MiB', [[keyOf('shop', 'cart-1', 'app'), 'shop/cart-1/app', '+213 MiB']]],
    [
      'shop/cart-1/app +2 GiB, web/a/b +1 B',
      [
        [keyOf('shop', 'cart-1', 'app'), 'shop/cart-1/app', '+2 GiB'],
        [keyOf('web', 'a', 'b'), 'web/a/b', '+1 B'],
      ],
    ],
    ['a b/c/d +1 B', [[null, 'a b/c/d +1 B', '']]],
    ['<script>', [[null, '<script>', '']]],
  ])('%j', (text, expected) => {
    expect(readDrivers(text, 'c').map((driver) => [driver.key, driver.name, driver.growth])).toEqual(expected);
  });
});
