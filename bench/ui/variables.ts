/** The environment variable with the file that the measures inside of the extension host go to. */
export const figuresVariable = 'DATABASE_MIGRATION_BENCH_FIGURES';
