import React, { useMemo } from 'react';
import { LoadingState, type PanelProps } from '@grafana/data';
import { PanelDataErrorView } from '@grafana/runtime';
import { Message } from './parts/Message';
import { capText } from './parts/words/capText';
import { soFarOf } from '../contract/soFarFrames';
import { completeOptions, type LeakPanelOptions } from './options';
import { readMarks } from './read/anatomy/readMarks';
import { readPanelData } from './read/readPanelData';
import { strings } from './strings';
import { useLastFrames } from './useLastFrames';
import { AlertLinkContext } from './parts/alert/AlertLinkContext';
import { useToAlertHref } from './parts/alert/useToAlertHref';
import { AnatomyView } from './views/anatomy/AnatomyView';
import { CardinalityView } from './views/cardinality/CardinalityView';
import { CompareView } from './views/compare/CompareView';
import { NodesView } from './views/nodes/NodesView';
import { PodView } from './views/anatomy/PodView';
import { TriageView } from './views/triage/TriageView';
import { WorkloadView } from './views/workload/WorkloadView';

/** Draws what the query answered, and never fetches. */
export function LeakPanel(props: PanelProps<LeakPanelOptions>) {
  const toAlertHref = useToAlertHref(props, completeOptions(props.options).showAlertLink);
  return (
    <AlertLinkContext.Provider value={toAlertHref}>
      <LeakPanelContent {...props} />
    </AlertLinkContext.Provider>
  );
}

function LeakPanelContent(props: PanelProps<LeakPanelOptions>) {
  const { data, fieldConfig, height, id, timeRange, timeZone, width } = props;
  const frames = useLastFrames(data);
  const options = completeOptions(props.options);
  const marks = useMemo(() => readMarks(data.annotations), [data.annotations]);
  const content = useMemo(() => readPanelData(frames, options.view), [frames, options.view]);

  switch (content.kind) {
    case 'triage':
      return <TriageView model={content.model} {...{ options, width, height, timeRange, timeZone }} />;
    case 'anatomy':
      return (
        <AnatomyView
          choices={content.choices}
          processes={content.processes}
          marks={marks}
          eventBus={props.eventBus}
          onChangeTimeRange={props.onChangeTimeRange}
          {...{ options, width, height, timeRange, timeZone }}
        />
      );
    case 'pod':
      return (
        <PodView
          pod={content.pod}
          marks={marks}
          eventBus={props.eventBus}
          onChangeTimeRange={props.onChangeTimeRange}
          {...{ options, width, height, timeRange, timeZone }}
        />
      );
    case 'nodes':
      return <NodesView model={content.model} {...{ options, width, height, timeRange }} />;
    case 'compare':
      return <CompareView model={content.model} {...{ options, width, height, timeRange, timeZone }} />;
    case 'workload':
      return <WorkloadView model={content.model} {...{ options, width, height, timeRange, timeZone }} />;
    case 'cardinality':
      return <CardinalityView model={content.model} {...{ options, width, height, timeRange, timeZone }} />;
    case 'unusable':
      return <PanelDataErrorView panelId={id} data={data} fieldConfig={fieldConfig} message={content.message} />;
    case 'empty': {
      const why = data.series.flatMap(({ meta }) => meta?.notices ?? []).map(({ text }) => capText(text));
      const hint = why.length > 0 ? why.join(' ') : undefined;
      const isComing = data.state === LoadingState.Loading || data.state === LoadingState.NotStarted;
      if (isComing || soFarOf(data.series) !== null) {
        return <Message title={strings.loading} hint={hint} />;
      }
      // An error without data says nothing about what exists.
      if (data.state === LoadingState.Error || (data.errors?.length ?? 0) > 0) {
        return <Message title={strings.failed} />;
      }
      const view = content.view ?? 'unknown';
      return <Message title={strings.empty.title[view]} hint={hint ?? strings.empty.hint[view]} />;
    }
  }
}
