import fc from 'fast-check';
import { cardinalityLinesFrame, decodeLines, encodeLines, isLinesFrame } from './cardinalityLines';
import { wrapFields } from './codec/encodeFrame';
import { compareFloorsFrame, decodeFloors, encodeFloors, isFloorsFrame } from './compareFloors';
import { amount, hostileFrame, label, oneOf, orNull, place, target, times } from './testing/arbitraries';

describe('lines over time', () => {
  const key = fc.record(place);
  const lineOf = (length: number) => fc.array(orNull(amount), { minLength: length, maxLength: length });
  const ascending = times.map((all) => [...all].sort((a, b) => a - b)).filter(({ length }) => length > 0);

  test('decodeFloors reads what encodeFloors wrote', () => {
    const floors = ascending.chain((positions) =>
      fc.record({
        basis: oneOf('age', 'clock'),
        positions: fc.constant(positions),
        series: fc.array(fc.record({ key, process: label, group: label, bytes: lineOf(positions.length) }), {
          minLength: 1,
          maxLength: 4,
        }),
      })
    );
    fc.assert(
      fc.property(floors, (all) => {
        const frame = wrapFields(compareFloorsFrame, encodeFloors(all), { refId: 'A' });
        expect(decodeFloors(frame)).toEqual(all);
        expect(isFloorsFrame(frame)).toBe(true);
      })
    );
  });

  test('decodeLines reads what encodeLines wrote', () => {
    const lines = ascending.chain((timesSeconds) =>
      fc.record({
        timesSeconds: fc.constant(timesSeconds),
        lines: fc.uniqueArray(
          fc.record({
            role: oneOf('target', 'replica'),
            target: fc.record(target),
            pod: label,
            series: lineOf(timesSeconds.length),
            memoryBytes: orNull(lineOf(timesSeconds.length)),
          }),
          { minLength: 1, maxLength: 4, selector: (line) => JSON.stringify([line.target, line.pod]) }
        ),
      })
    );
    fc.assert(
      fc.property(lines, (all) => {
        const frame = wrapFields(cardinalityLinesFrame, encodeLines(all, { series: 'S', memory: 'M' }), { refId: 'A' });
        expect(decodeLines(frame)).toEqual(all);
        expect(isLinesFrame(frame)).toBe(true);
      })
    );
  });

  test('nothing that comes as a frame makes them throw', () => {
    fc.assert(
      fc.property(hostileFrame(['time', 'age', 'floor', 'series', 'memory']), (frame) => {
        decodeFloors(frame);
        decodeLines(frame);
        isFloorsFrame(frame);
        isLinesFrame(frame);
      }),
      { numRuns: 500 }
    );
  });
});
