import type { SceneQueryRunner, SceneDataTransformer } from '@grafana/scenes';

export type SceneDataQuery = SceneQueryRunner['state']['queries'][number];
export type DataTransformerConfig = Exclude<SceneDataTransformer['state']['transformations'][number], Function>;
