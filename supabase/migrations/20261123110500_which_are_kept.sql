-- Promise: whoever empties the inbox learns which submissions are kept, many in one question and without being shown a word of them.
-- A submission never stands without its contribution: take_in_idea and take_in_offer write both or neither.

create function public.which_are_kept(p_key_hashes text[]) returns table (key_hash text)
language sql stable security definer set search_path = ''
begin atomic
  select s.key_hash from app.submissions s where s.key_hash = any (p_key_hashes);
end;

revoke all on function public.which_are_kept from public, anon, authenticated, service_role;
grant execute on function public.which_are_kept to service_role;
