import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';

/** Grafana 11.6 has no @grafana/i18n: its server initialises the instance that @grafana/ui and plugins share. */
export async function initPluginTranslations(): Promise<void> {
  await i18next.use(initReactI18next).init({ resources: {}, returnEmptyString: false, lng: 'en-US' });
}
