/** The readers of delimited files, entered through this one door. */
export * from '@subrosa/tabular'
