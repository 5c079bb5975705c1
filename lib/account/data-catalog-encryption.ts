import { GetDataCatalogEncryptionSettingsCommand, GlueClient } from '@aws-sdk/client-glue';
import { glueEncrypted } from '../controls/data/glue-encrypted';
import type { AccountReader } from './account-reader';
import type { Known } from './account-thing';
import { lacksOf } from './lacks';

/**
 * The encryption of the AWS Glue data catalog of a region. Every account has the setting; it counts as there when it
 * encrypts the catalog or the passwords of connections, either of which can be on alone (AWS Glue API Reference,
 * "DataCatalogEncryptionSettings").
 */
export async function dataCatalogEncryption(reader: AccountReader, region: string): Promise<Known> {
  const client = new GlueClient(reader.clientSettings(region));
  const settings = await reader.read('glue:GetDataCatalogEncryptionSettings', region, async () => {
    const { DataCatalogEncryptionSettings = {} } = await client.send(new GetDataCatalogEncryptionSettingsCommand({}));
    return DataCatalogEncryptionSettings;
  });
  if (settings.kind === 'unread') return { exists: undefined, unread: [settings.call] };
  const { EncryptionAtRest, ConnectionPasswordEncryption } = settings.kind === 'read' ? settings.value : {};
  const mode = EncryptionAtRest?.CatalogEncryptionMode ?? 'DISABLED';
  const passwords = ConnectionPasswordEncryption?.ReturnConnectionPasswordEncrypted ?? false;
  if (mode === 'DISABLED' && !passwords) return { exists: false };
  const Properties = {
    DataCatalogEncryptionSettings: {
      EncryptionAtRest: { CatalogEncryptionMode: mode },
      ConnectionPasswordEncryption: { ReturnConnectionPasswordEncrypted: passwords },
    },
  };
  return {
    exists: true,
    facts: [
      mode === 'DISABLED' ? 'catalog not encrypted' : `catalog encrypted by ${mode}`,
      `passwords of connections ${passwords ? '' : 'not '}encrypted`,
    ],
    lacks: lacksOf({ Catalog: { Type: 'AWS::Glue::DataCatalogEncryptionSettings', Properties } }, [glueEncrypted]),
  };
}
