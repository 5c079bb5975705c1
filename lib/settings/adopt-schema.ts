import * as z from 'zod';
import type { AdoptedResources } from './adopted-resources';

const adopted = z.boolean({ error: 'write true when the account already has one, or false' }).default(false);

const shape = {
  configRecorder: adopted,
  configDeliveryChannel: adopted,
  trail: adopted,
  detector: adopted,
  securityHub: adopted,
  accessAnalyzer: adopted,
  inspector: adopted,
  macieSession: adopted,
  dataCatalogEncryption: adopted,
  passwordPolicy: adopted,
  edgeConfigRecorder: adopted,
  edgeConfigDeliveryChannel: adopted,
  edgeDetector: adopted,
  edgeSecurityHub: adopted,
  edgeAccessAnalyzer: adopted,
  edgeInspector: adopted,
} satisfies Readonly<Record<keyof AdoptedResources, typeof adopted>>;

/** What `storefront.adopt` may hold; a key left out counts as false. Each message is the mend. */
export const adoptSchema = z.object(shape, { error: 'write an object such as {"configRecorder": true}' }).prefault({});

/** The keys of `storefront.adopt`, in the order in which they are told: the home region's first. */
export const ADOPT_KEYS = Object.keys(shape) as readonly (keyof AdoptedResources)[];
