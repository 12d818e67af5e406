import { FieldType, createDataFrame, dateTime } from '@grafana/data';
import { render } from '@testing-library/react';
import React from 'react';
import { LeakPanel } from '../../src/panel/LeakPanel';
import { buildPanelProps } from '../../src/panel/testing/buildPanelProps';

jest.mock('../../src/panel/parts/chart/UplotChart', () => ({ UplotChart: () => null }));

const ROWS = 20_000;
const HOSTILE = [
  '<img src=x onerror=alert(1)>',
  '\u202egnp',
  '\u001b]0;x\u0007',
  '"} or vector(1) #',
  '__proto__',
  'x'.repeat(5000),
];

test(`${ROWS} rows of hostile names`, () => {
  const series = Array.from({ length: ROWS }, (_, index) =>
    createDataFrame({
      refId: 'A',
      fields: [
        { name: 'Time', type: FieldType.time, values: [0, 60_000] },
        {
          name: 'Value',
          type: FieldType.number,
          values: [index, index + 1],
          labels: {
            __name__: 'container_memory_working_set_bytes',
            namespace: HOSTILE[(index + 1) % HOSTILE.length],
            pod: `${HOSTILE[(index + 2) % HOSTILE.length]}${index}`,
            container: HOSTILE[index % HOSTILE.length],
          },
        },
      ],
    })
  );
  const [from, to] = [dateTime(0), dateTime(60_000)];
  const timeRange = { from, to, raw: { from, to } };
  const props = buildPanelProps({ series, timeRange, options: { view: 'triage' } });
  const started = performance.now();
  const { container } = render(<LeakPanel {...props} />);
  process.stderr.write(`${ROWS} rows: ${Math.round(performance.now() - started)} ms\n`);
  expect(container.querySelectorAll('tbody tr').length).toBeLessThanOrEqual(200);
  expect(container.querySelectorAll('img, script, iframe')).toHaveLength(0);
  expect(container.textContent).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/);
  expect(container.textContent!.length).toBeLessThan(200_000);
});
