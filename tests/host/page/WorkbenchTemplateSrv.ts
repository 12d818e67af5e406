import type { ScopedVars, TypedVariableModel } from '@grafana/data';
import { sceneGraph, EmbeddedScene, SceneCanvasText, type SceneObject } from '@grafana/scenes';
import type { TemplateSrv, VariableInterpolation } from '@grafana/runtime';

declare global {
  interface Window {
    /** The scene on the screen; scenes and Grafana both use this name. */
    __grafanaSceneContext?: SceneObject;
  }
}

const VARIABLE = /\$(\w+)|\[\[(\w+?)(?::\w+)?\]\]|\$\{(\w+)(?:\.[^:^}]+)?(?::[^}]+)?\}/;

/** Interpolates with the variables and the time range of the dashboard on the screen. */
export class WorkbenchTemplateSrv implements TemplateSrv {
  private readonly emptyScene = new EmbeddedScene({ body: new SceneCanvasText({ text: '' }) });

  replace(
    target?: string,
    scopedVars?: ScopedVars,
    format?: string | Function,
    interpolations?: VariableInterpolation[]
  ) {
    const scene = window.__grafanaSceneContext ?? this.emptyScene;
    return sceneGraph.interpolate(
      scene,
      target,
      scopedVars,
      format as Parameters<typeof sceneGraph.interpolate>[3],
      interpolations
    );
  }

  containsTemplate(target?: string): boolean {
    return target !== undefined && VARIABLE.test(target);
  }

  getVariables(): TypedVariableModel[] {
    const scene = window.__grafanaSceneContext;
    const variables = scene ? sceneGraph.getVariables(scene).state.variables : [];
    return variables.map(({ state }) => {
      const current = { value: (state as { value?: unknown }).value, text: (state as { text?: unknown }).text };
      return { ...state, id: state.name, current } as unknown as TypedVariableModel;
    });
  }

  updateTimeRange(): void {
    // The scene on the screen has the time range.
  }
}
