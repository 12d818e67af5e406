import { getDataSourceSrv } from '@grafana/runtime';
import { useEffect, useMemo, useState } from 'react';
import { isExpandingTexts } from '../../contract/expandedTexts';
import { asGrafanaError } from './callGrafana';

export interface Expansion {
  expand: (text: string) => string;
  /** What is read under names of its own; null while it is found out. */
  sources: string[] | null;
  /** Why the usual names are read, whatever is there; null where that is known. */
  failure: string | null;
}

interface Known {
  uid: string;
  byText: ReadonlyMap<string, string>;
  sources: string[];
  failure: string | null;
}

/** PromQL texts as the server behind a Leakscope data source has to be asked. Without one, they stay as they are. */
export function useExpandedTexts(uid: string | null, texts: readonly string[]): Expansion {
  const [known, setKnown] = useState<Known | null>(null);
  const wanted = useMemo(() => JSON.stringify(texts), [texts]);
  useEffect(() => {
    if (uid === null) {
      return undefined;
    }
    let isCurrent = true;
    const keep = (one: Omit<Known, 'uid'>) => isCurrent && setKnown({ uid, ...one });
    ask(uid, JSON.parse(wanted) as string[]).then(keep, (error) =>
      keep({ byText: new Map(), sources: [], failure: asGrafanaError(error).message })
    );
    return () => {
      isCurrent = false;
    };
  }, [uid, wanted]);
  return useMemo(() => {
    const current = known?.uid === uid ? known : null;
    return {
      expand: (text) => current?.byText.get(text) ?? text,
      sources: current?.sources ?? (uid === null ? [] : null),
      failure: current?.failure ?? null,
    };
  }, [known, uid]);
}

async function ask(uid: string, texts: readonly string[]): Promise<Omit<Known, 'uid'>> {
  const datasource: unknown = await getDataSourceSrv().get({ uid });
  if (!isExpandingTexts(datasource)) {
    return { byText: new Map(), sources: [], failure: null };
  }
  const answer = await datasource.expandTexts(texts);
  return {
    byText: new Map(texts.map((text, i) => [text, answer.texts[i] ?? text])),
    sources: answer.sources,
    failure: null,
  };
}
