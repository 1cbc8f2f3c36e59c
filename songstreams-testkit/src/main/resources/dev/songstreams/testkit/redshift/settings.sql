-- SPDX-License-Identifier: Apache-2.0
-- What Redshift's session settings are where nobody set them, as far as is known: not each was looked up in AWS's configuration
-- reference. Runs at every start.

do $$
declare
  setting text[];
begin
  foreach setting slice 1 in array array[
      ['analyze_threshold_percent', '10'], ['cast_super_null_on_error', 'on'],
      ['describe_field_name_in_uppercase', 'off'], ['downcase_delimited_identifier', 'on'],
      ['enable_case_sensitive_identifier', 'off'], ['enable_case_sensitive_super_attribute', 'off'],
      ['enable_result_cache_for_session', 'on'], ['error_on_nondeterministic_update', 'off'],
      ['json_serialization_enable', 'off'], ['json_serialization_parse_nested_strings', 'off'],
      ['max_concurrency_scaling_clusters', '1'], ['max_cursor_result_set_size', '0'],
      ['mv_enable_aqmv_for_session', 'on'], ['navigate_super_null_on_error', 'on'],
      ['parse_super_null_on_error', 'off'], ['query_group', ''], ['readonly', 'off'],
      ['spectrum_query_maxerror', '-1'], ['use_fips_ssl', 'off'], ['wlm_query_slot_count', '1']] loop
    execute format('alter database %I set local_redshift.%s = %L', current_database(), setting[1], setting[2]);
  end loop;
end $$;
