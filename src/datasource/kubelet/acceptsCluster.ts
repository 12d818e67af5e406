import type { LabelMatcher } from '../../collect/sources/labelMatcher';

/** Whether conditions on series let those of one cluster pass. Where there is no cluster label there is one cluster. */
export function acceptsCluster(
  matchers: readonly LabelMatcher[],
  clusterLabel: string | null,
  cluster: string | null
): boolean {
  return matchers.filter(({ label }) => label === clusterLabel).every((matcher) => accepts(matcher, cluster ?? ''));
}

function accepts({ op, value }: LabelMatcher, text: string): boolean {
  switch (op) {
    case '=':
      return text === value;
    case '!=':
      return text !== value;
    case '=~':
      return matchesWhole(value, text);
    case '!~':
      return !matchesWhole(value, text);
  }
}

/** Prometheus anchors expressions. One that only its own engine reads matches nothing here. */
function matchesWhole(expression: string, text: string): boolean {
  try {
    return new RegExp(`^(?:${expression})$`, 's').test(text);
  } catch {
    return false;
  }
}
