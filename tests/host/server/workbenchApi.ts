import { json, type Route } from './route';
import { emptyReport, type WorkbenchReport, type WorkbenchState } from './workbenchState';

/**
 * The workbench's own addresses, for tests: what was missing, faults between this server and Prometheus, and starting over
 * as a fresh install or as the files of provisioning/ have it.
 */
export function buildWorkbenchRoutes(state: WorkbenchState, restart: (isFresh: boolean) => void): Route[] {
  return [
    ['GET', /^\/workbench\/report$/, () => json(200, state.report)],
    [
      'POST',
      /^\/workbench\/report$/,
      ({ body }) => {
        const { list, entry }: { list: keyof WorkbenchReport; entry: string } = JSON.parse(body);
        state.report[list].push(entry);
        return json(200, state.report);
      },
    ],
    [
      'DELETE',
      /^\/workbench\/report$/,
      () => {
        state.report = emptyReport();
        return json(200, state.report);
      },
    ],
    [
      'POST',
      /^\/workbench\/fault$/,
      ({ body }) => {
        state.upstream.setFault(JSON.parse(body));
        return json(200, { message: 'The fault is on.' });
      },
    ],
    [
      'DELETE',
      /^\/workbench\/fault$/,
      () => {
        state.upstream.setFault(null);
        return json(200, { message: 'The fault is off.' });
      },
    ],
    [
      'POST',
      /^\/workbench\/fresh$/,
      () => {
        restart(true);
        return json(200, { message: 'Nothing is provisioned but Prometheus.' });
      },
    ],
    [
      'DELETE',
      /^\/workbench\/fresh$/,
      () => {
        restart(false);
        return json(200, { message: 'The files of provisioning/ are loaded.' });
      },
    ],
  ];
}
