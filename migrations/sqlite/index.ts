import * as migration_20261125_124252_initial from './20261125_124252_initial';

export const migrations = [
  {
    up: migration_20261125_124252_initial.up,
    down: migration_20261125_124252_initial.down,
    name: '20261125_124252_initial'
  },
];
