import { requirePermission } from './permissions';
import { json, type Route } from './route';

interface Annotation {
  id: number;
  time: number;
  tags: string[];
  text: string;
}

/** Keeps annotations of the organisation. Source: grafana/grafana, pkg/api/annotations.go */
export function annotationRoutes(): Route[] {
  const annotations = new Map<number, Annotation>();
  let last = 0;
  return [
    ['GET', /^\/api\/annotations$/, () => json(200, [...annotations.values()])],
    [
      'POST',
      /^\/api\/annotations$/,
      requirePermission('annotations:create', ({ body }) => {
        const { time, tags = [], text } = JSON.parse(body);
        if (typeof text !== 'string' || text === '') {
          return json(400, { message: 'Failed to save annotation', error: 'text field should not be empty' });
        }
        last += 1;
        annotations.set(last, { id: last, time, tags, text });
        return json(200, { id: last, message: 'Annotation added' });
      }),
    ],
    [
      'DELETE',
      /^\/api\/annotations\/(\d+)$/,
      requirePermission('annotations:delete', ({ groups: [id] }) =>
        annotations.delete(Number(id))
          ? json(200, { message: 'Annotation deleted' })
          : json(404, { message: 'Could not find annotation to update' })
      ),
    ],
  ];
}
