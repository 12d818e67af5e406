import { chooseKeys } from './chooseKeys';

const key = (pod: string) => ({ cluster: null, namespace: 'shop', pod, container: 'app' });
const podsOf = (found: string[], most: number) => chooseKeys(found.map(key), most).map(({ pod }) => pod);

describe('chooseKeys(found, most)', () => {
  test('one of each workload, then a second one', () => {
    expect(podsOf(['a-0', 'a-1', 'a-2', 'b-0', 'c-0', 'b-1'], 4)).toEqual(['a-0', 'b-0', 'c-0', 'a-1']);
  });

  test('forty replicas do not hide the others', () => {
    const leaking = Array.from({ length: 40 }, (_, i) => `orders-${i}`);
    expect(podsOf([...leaking, 'x-0', 'y-0'], 3)).toEqual(['orders-0', 'x-0', 'y-0']);
  });

  test('all where there is room, each once', () => {
    expect(podsOf(['a-0', 'a-0', 'a-1', 'b-0'], 10).sort()).toEqual(['a-0', 'a-1', 'b-0']);
  });
});
