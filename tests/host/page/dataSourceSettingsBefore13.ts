/** Before Grafana 13 only DataSourceSrv knows the settings of data sources. */
export function initDataSourceInstanceSettings(): void {}
