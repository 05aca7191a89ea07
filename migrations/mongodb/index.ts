import * as migration_20261125_124258_initial from './20261125_124258_initial';
import * as migration_20261125_140947_call_runs_by_its_dates from './20261125_140947_call_runs_by_its_dates';
import * as migration_20261125_152149_roles_reviews_and_trash from './20261125_152149_roles_reviews_and_trash';
import * as migration_20261125_174049_files_questions_and_linked_pages from './20261125_174049_files_questions_and_linked_pages';
import * as migration_20261125_205330_required_pages_site_map_and_audit from './20261125_205330_required_pages_site_map_and_audit';
import * as migration_20261125_211414_publication_entries from './20261125_211414_publication_entries';
import * as migration_20261126_144006_no_publication_entries from './20261126_144006_no_publication_entries';
import * as migration_20261126_225154_testimonials from './20261126_225154_testimonials';
import * as migration_20261127_053230_downloads from './20261127_053230_downloads';
import * as migration_20261127_214146_sections_shown_for_a_while from './20261127_214146_sections_shown_for_a_while';
import * as migration_20261127_220730_key_dates from './20261127_220730_key_dates';
import * as migration_20261128_005107_navigation from './20261128_005107_navigation';
import * as migration_20261128_005904_notice from './20261128_005904_notice';
import * as migration_20261128_013544_anchors from './20261128_013544_anchors';
import * as migration_20261128_014329_site_owner from './20261128_014329_site_owner';
import * as migration_20261128_015358_descriptions_and_subscriptions from './20261128_015358_descriptions_and_subscriptions';
import * as migration_20261128_020946_five_sections from './20261128_020946_five_sections';
import * as migration_20261128_202449_override_since from './20261128_202449_override_since';
import * as migration_20261129_015813_no_imported_sources from './20261129_015813_no_imported_sources';
import * as migration_20261129_025126_api_keys from './20261129_025126_api_keys';
import * as migration_20261129_083806_activity from './20261129_083806_activity';
import * as migration_20261129_092420_dismissals_and_link_checks from './20261129_092420_dismissals_and_link_checks';
import * as migration_20261129_093737_replacements from './20261129_093737_replacements';
import * as migration_20261129_095048_review_dates from './20261129_095048_review_dates';
import * as migration_20261129_124929_public_versions_and_preparation from './20261129_124929_public_versions_and_preparation';
import * as migration_20261129_154809_second_factor from './20261129_154809_second_factor';
import * as migration_20261129_164841_accounts_and_changed_dates from './20261129_164841_accounts_and_changed_dates';
import * as migration_20261129_203033_hashed_api_keys from './20261129_203033_hashed_api_keys';

export const migrations = [
  {
    up: migration_20261125_124258_initial.up,
    down: migration_20261125_124258_initial.down,
    name: '20261125_124258_initial',
  },
  {
    up: migration_20261125_140947_call_runs_by_its_dates.up,
    down: migration_20261125_140947_call_runs_by_its_dates.down,
    name: '20261125_140947_call_runs_by_its_dates',
  },
  {
    up: migration_20261125_152149_roles_reviews_and_trash.up,
    down: migration_20261125_152149_roles_reviews_and_trash.down,
    name: '20261125_152149_roles_reviews_and_trash',
  },
  {
    up: migration_20261125_174049_files_questions_and_linked_pages.up,
    down: migration_20261125_174049_files_questions_and_linked_pages.down,
    name: '20261125_174049_files_questions_and_linked_pages',
  },
  {
    up: migration_20261125_205330_required_pages_site_map_and_audit.up,
    down: migration_20261125_205330_required_pages_site_map_and_audit.down,
    name: '20261125_205330_required_pages_site_map_and_audit',
  },
  {
    up: migration_20261125_211414_publication_entries.up,
    down: migration_20261125_211414_publication_entries.down,
    name: '20261125_211414_publication_entries',
  },
  {
    up: migration_20261126_144006_no_publication_entries.up,
    down: migration_20261126_144006_no_publication_entries.down,
    name: '20261126_144006_no_publication_entries',
  },
  {
    up: migration_20261126_225154_testimonials.up,
    down: migration_20261126_225154_testimonials.down,
    name: '20261126_225154_testimonials',
  },
  {
    up: migration_20261127_053230_downloads.up,
    down: migration_20261127_053230_downloads.down,
    name: '20261127_053230_downloads',
  },
  {
    up: migration_20261127_214146_sections_shown_for_a_while.up,
    down: migration_20261127_214146_sections_shown_for_a_while.down,
    name: '20261127_214146_sections_shown_for_a_while',
  },
  {
    up: migration_20261127_220730_key_dates.up,
    down: migration_20261127_220730_key_dates.down,
    name: '20261127_220730_key_dates',
  },
  {
    up: migration_20261128_005107_navigation.up,
    down: migration_20261128_005107_navigation.down,
    name: '20261128_005107_navigation',
  },
  {
    up: migration_20261128_005904_notice.up,
    down: migration_20261128_005904_notice.down,
    name: '20261128_005904_notice',
  },
  {
    up: migration_20261128_013544_anchors.up,
    down: migration_20261128_013544_anchors.down,
    name: '20261128_013544_anchors',
  },
  {
    up: migration_20261128_014329_site_owner.up,
    down: migration_20261128_014329_site_owner.down,
    name: '20261128_014329_site_owner',
  },
  {
    up: migration_20261128_015358_descriptions_and_subscriptions.up,
    down: migration_20261128_015358_descriptions_and_subscriptions.down,
    name: '20261128_015358_descriptions_and_subscriptions',
  },
  {
    up: migration_20261128_020946_five_sections.up,
    down: migration_20261128_020946_five_sections.down,
    name: '20261128_020946_five_sections',
  },
  {
    up: migration_20261128_202449_override_since.up,
    down: migration_20261128_202449_override_since.down,
    name: '20261128_202449_override_since',
  },
  {
    up: migration_20261129_015813_no_imported_sources.up,
    down: migration_20261129_015813_no_imported_sources.down,
    name: '20261129_015813_no_imported_sources',
  },
  {
    up: migration_20261129_025126_api_keys.up,
    down: migration_20261129_025126_api_keys.down,
    name: '20261129_025126_api_keys',
  },
  {
    up: migration_20261129_083806_activity.up,
    down: migration_20261129_083806_activity.down,
    name: '20261129_083806_activity',
  },
  {
    up: migration_20261129_092420_dismissals_and_link_checks.up,
    down: migration_20261129_092420_dismissals_and_link_checks.down,
    name: '20261129_092420_dismissals_and_link_checks',
  },
  {
    up: migration_20261129_093737_replacements.up,
    down: migration_20261129_093737_replacements.down,
    name: '20261129_093737_replacements',
  },
  {
    up: migration_20261129_095048_review_dates.up,
    down: migration_20261129_095048_review_dates.down,
    name: '20261129_095048_review_dates',
  },
  {
    up: migration_20261129_124929_public_versions_and_preparation.up,
    down: migration_20261129_124929_public_versions_and_preparation.down,
    name: '20261129_124929_public_versions_and_preparation',
  },
  {
    up: migration_20261129_154809_second_factor.up,
    down: migration_20261129_154809_second_factor.down,
    name: '20261129_154809_second_factor',
  },
  {
    up: migration_20261129_164841_accounts_and_changed_dates.up,
    down: migration_20261129_164841_accounts_and_changed_dates.down,
    name: '20261129_164841_accounts_and_changed_dates',
  },
  {
    up: migration_20261129_203033_hashed_api_keys.up,
    down: migration_20261129_203033_hashed_api_keys.down,
    name: '20261129_203033_hashed_api_keys'
  },
];
