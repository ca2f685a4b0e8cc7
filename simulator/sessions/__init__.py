"""A talk as both front ends play it: begun, resumed, branched, recorded and told."""
