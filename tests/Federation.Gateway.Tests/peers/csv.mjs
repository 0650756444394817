import { parse } from 'csv-parse/sync';
import { answerEach } from './lines.mjs';

// A file in; out: its records by the letter of RFC 4180, and every cell that a spreadsheet sees that parts cells at semicolons.
await answerEach((text) => ({
  records: parse(text, { bom: true, columns: true, record_delimiter: '\r\n' }),
  elsewhere: parse(text, { bom: true, delimiter: ';', quote: null, relax_column_count: true, record_delimiter: '\r\n' }).flat(),
}));
