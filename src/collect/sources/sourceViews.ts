import { say, type Threshold } from '../../engine';
import type { AskSession } from '../ask/session';
import { isAborted, isTimeout } from '../ask/prometheusError';
import { recogniseSources, type FoundSource } from './recogniseSources';
import { buildSourceView, type SourceView } from './sourceView';

const VIEW_LIMITS = {
  ageSeconds: {
    value: 600,
    unit: 'seconds',
    reason: 'Exporters are changed by people; a list is refreshed every minute.',
    source: 'own choice',
  },
  kept: { value: 20, unit: 'moments', reason: 'A user goes back and forth between a few times.', source: 'own choice' },
} satisfies Record<string, Threshold>;

/** What was recognised at a moment, and how it is asked. */
export interface KnownSources {
  found: readonly FoundSource[];
  view: SourceView;
  /** Why nothing could be recognised: then the plain names are asked. */
  failure: string | null;
}

/** The sources of one server, recognised once for each time that is looked at. */
export class SourceViews {
  private readonly known = new Map<number, KnownSources>();

  /** What is known already; undefined where it has to be found out first. */
  peek(atSeconds: number): KnownSources | undefined {
    return this.known.get(toMoment(atSeconds));
  }

  async find(asked: AskSession): Promise<KnownSources> {
    const known = this.peek(asked.atSeconds);
    if (known) {
      return known;
    }
    const fresh = await recognise(asked);
    if (fresh.failure === null) {
      this.keep(toMoment(asked.atSeconds), fresh);
    }
    return fresh;
  }

  private keep(moment: number, fresh: KnownSources): void {
    this.known.set(moment, fresh);
    if (this.known.size > VIEW_LIMITS.kept.value) {
      this.known.delete(this.known.keys().next().value!);
    }
  }
}

async function recognise(asked: AskSession): Promise<KnownSources> {
  try {
    const found = await recogniseSources(asked);
    return { found, view: buildSourceView([...new Set(found.map(({ row }) => row))]), failure: null };
  } catch (error) {
    // A server that answers nothing would let the question itself wait as long once more.
    if (isAborted(error) || (isTimeout(error) && asked.progress.answered === 0)) {
      throw error;
    }
    const reason = error instanceof Error ? error.message : String(error);
    return {
      found: [],
      view: buildSourceView([]),
      failure: say`Which sources there are could not be asked: ${reason}`,
    };
  }
}

function toMoment(atSeconds: number): number {
  return Math.floor(atSeconds / VIEW_LIMITS.ageSeconds.value);
}
