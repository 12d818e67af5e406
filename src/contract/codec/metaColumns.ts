import type { DataFrame } from '@grafana/data';
import { META_KEY } from './metaKey';
import type { Value } from './value';

/** What a frame says of itself, by its name in the meta. */
export type MetaColumns = Readonly<Record<string, Pick<Value<unknown>, 'read'>>>;

export type MetaOf<M extends MetaColumns> = {
  -readonly [K in keyof M]: M[K] extends { read(raw: unknown): infer T } ? T : never;
};

/** As the writer has it: what is not known is left out. */
export type WrittenMeta<M extends MetaColumns> = { [K in keyof MetaOf<M>]?: MetaOf<M>[K] };

/** All that stands in the meta. */
export type FrameMeta<M extends MetaColumns> = { schema: number; kind: string } & MetaOf<M>;

/** What stands in the meta of a frame under our key, whatever it is. */
export function readCustom(frame: DataFrame | undefined): Readonly<Record<string, unknown>> {
  const custom: unknown = frame?.meta?.custom?.[META_KEY];
  return typeof custom === 'object' && custom !== null ? (custom as Record<string, unknown>) : {};
}

/** The meta of a frame that may come from anywhere. Never throws; what is not understood is unknown. */
export function decodeMeta<M extends MetaColumns>({ meta }: { meta: M }, frame: DataFrame | undefined): MetaOf<M> {
  const custom = readCustom(frame);
  return Object.fromEntries(Object.entries(meta).map(([key, { read }]) => [key, read(custom[key])])) as MetaOf<M>;
}

/** Of several frames, the first of this kind. */
export function findFrameOfKind({ kind }: { kind: string }, frames: readonly DataFrame[]): DataFrame | undefined {
  return frames.find((frame) => readCustom(frame).kind === kind);
}
