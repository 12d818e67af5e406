import { type ContainerFinding, hasGrownSeries, loadChunk, nameSeriesCause, say } from '../../engine';
import type { AskSession } from '../ask/session';
import { COLLECT_LIMITS } from '../containers/collectLimits';
import type { SeriesCauseRequest } from './collectSeriesCause';

/**
 * The metric and the label behind series that grow, by name, where only a few containers are looked at: the list is then
 * the page of one of them. Beside the point of a diagnosis: where it cannot be found out, a warning says so.
 */
export async function nameSeriesCauses(
  asked: AskSession,
  { atSeconds, windowSeconds, clusterLabel }: Omit<SeriesCauseRequest, 'key'>,
  containers: ContainerFinding[]
): Promise<{ containers: ContainerFinding[]; warnings: string[] }> {
  if (containers.length > COLLECT_LIMITS.explainedContainers.value) {
    return { containers, warnings: [] };
  }
  const named = await Promise.all(
    containers.map(async (one): Promise<ContainerFinding> => {
      const { key, diagnosis } = one;
      if (!diagnosis || !hasGrownSeries(diagnosis)) {
        return one;
      }
      const cause = await asked.orNothing(
        say`The series of ${key.pod}/${key.container}`,
        loadChunk(() => import(/* webpackChunkName: "seriesCause" */ './collectSeriesCause')).then(
          ({ collectSeriesCause }) => collectSeriesCause(asked, { key, atSeconds, windowSeconds, clusterLabel })
        )
      );
      return cause === null ? one : { ...one, diagnosis: nameSeriesCause(diagnosis, key, cause) };
    })
  );
  return { containers: named, warnings: asked.failures };
}
