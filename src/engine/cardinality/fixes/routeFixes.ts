import { say } from '../../language/say';
import { isPathShape } from '../valueShape';
import { quoteGo, quoteJavaScript, quotePython } from './escapes';
import type { Fix, FixInput } from './fix';

const note = () =>
  say`Paths that no route matches, such as those of scanners, share one value. Series that exist go with the next start.`;

/**
 * Where the values of a label are paths as they were asked for: the template of the route that matched in their place.
 * Null for other values, and for libraries whose frameworks are not known.
 */
export function toRouteFix({ metric, label, shape = null, library }: FixInput): Fix | null {
  if (label === null || !isPathShape(shape)) {
    return null;
  }
  const common = {
    id: 'route-template',
    title: say`Write the template of the route that matched, not the path`,
    savedSeries: null,
    sparesProcess: true,
    note: note(),
  } as const;
  switch (library) {
    case 'prom-client':
      return {
        ...common,
        language: 'javascript',
        code: `// Express; Fastify has request.routeOptions.url. Where ${quoteJavaScript(metric)} is observed:
const template = req.route ? req.baseUrl + req.route.path : 'unmatched';
metric.labels({ ...labels, [${quoteJavaScript(label)}]: template }).observe(seconds);
`,
      };
    case 'client_golang':
      return {
        ...common,
        language: 'go',
        code: `// net/http from Go 1.23 on; chi has chi.RouteContext(r.Context()).RoutePattern(). Where ${quoteGo(metric)} is observed:
template := r.Pattern
if template == "" {
\ttemplate = "unmatched"
}
labels[${quoteGo(label)}] = template
`,
      };
    case 'prometheus_client':
      return {
        ...common,
        language: 'python',
        code: `# Flask; FastAPI has request.scope["route"].path. Where ${quotePython(metric)} is observed:
labels[${quotePython(label)}] = request.url_rule.rule if request.url_rule else "unmatched"
`,
      };
    default:
      return null;
  }
}
