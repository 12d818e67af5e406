import React, { useMemo } from 'react';
import { LoadingState, type PanelProps } from '@grafana/data';
import { PanelDataErrorView } from '@grafana/runtime';
import { Message } from './parts/Message';
import { capText } from './parts/words/capText';
import { soFarOf } from '../contract/soFarFrames';
import { LATER_VIEWS } from './laterViews';
import { completeOptions, type LeakPanelOptions } from './options';
import { readMarks } from './read/anatomy/readMarks';
import { readPanelData } from './read/readPanelData';
import { strings } from './strings';
import { useLastFrames } from './useLastFrames';
import { usePreloadedView } from './usePreloadedView';
import { AlertLinkContext } from './parts/alert/AlertLinkContext';
import { useToAlertHref } from './parts/alert/useToAlertHref';
import { TriageView } from './views/triage/TriageView';

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
  usePreloadedView(options.view, data.request);
  const marks = useMemo(() => readMarks(data.annotations), [data.annotations]);
  const content = useMemo(() => readPanelData(frames, options.view), [frames, options.view]);

  switch (content.kind) {
    case 'triage':
      return <TriageView model={content.model} {...{ options, width, height, timeRange, timeZone }} />;
    case 'anatomy':
      return (
        <LATER_VIEWS.anatomy
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
        <LATER_VIEWS.pod
          pod={content.pod}
          marks={marks}
          eventBus={props.eventBus}
          onChangeTimeRange={props.onChangeTimeRange}
          {...{ options, width, height, timeRange, timeZone }}
        />
      );
    case 'nodes':
      return <LATER_VIEWS.nodes model={content.model} {...{ options, width, height, timeRange }} />;
    case 'compare':
      return <LATER_VIEWS.compare model={content.model} {...{ options, width, height, timeRange, timeZone }} />;
    case 'workload':
      return <LATER_VIEWS.workload model={content.model} {...{ options, width, height, timeRange, timeZone }} />;
    case 'cardinality':
      return <LATER_VIEWS.cardinality model={content.model} {...{ options, width, height, timeRange, timeZone }} />;
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
