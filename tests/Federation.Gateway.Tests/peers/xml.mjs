import { SaxesParser } from 'saxes';
import { validateXML } from 'xmllint-wasm';

/** Every departure from XML 1.0 with namespaces. */
export function illFormed(text) {
  const faults = [];
  const parser = new SaxesParser({ xmlns: true });
  parser.on('error', (error) => faults.push(error.message));
  parser.write(text).close();
  return faults;
}

/** Every departure from a schema, by libxml2. */
export async function invalid(text, schema, extension) {
  const { errors } = await validateXML({ xml: [{ fileName: 'text.xml', contents: text }], schema: [schema], extension, maxMemoryPages: 16_384 });
  return errors.map((error) => error.message);
}
