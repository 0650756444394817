// The same objects on every side: 100 authors of 10 books, made by rule from their numbers.
import { readFileSync } from 'node:fs';

export const typeDefs = readFileSync(new URL('./library.graphql', import.meta.url), 'utf8');

const authors = Array.from({ length: 100 }, (_, a) => {
  const author = { id: `a${a}`, name: `Author number ${a}`, born: 1900 + a, living: a % 3 === 0 };
  author.all = Array.from({ length: 10 }, (_, b) => ({
    id: `a${a}-b${b}`, title: `Book ${b} by author ${a}`, pages: 100 + a * 3 + b, rating: (a * 10 + b) / 7, author,
  }));
  return author;
});
const byId = new Map(authors.map(author => [author.id, author]));

export const resolvers = {
  Query: {
    hello: () => 'world',
    authors: (_, { first }) => authors.slice(0, first),
    author: (_, { id }) => byId.get(id) ?? null,
  },
  Author: { books: (author, { first }) => author.all.slice(0, first) },
};
