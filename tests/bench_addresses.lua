-- For wrk: asks for the addresses of a list (one a line) in random order.
--
--     wrk -s tests/bench_addresses.lua URL -- LIST
--
-- Prints "measured RATE P99_MS BYTES REQUESTS FAILURES"; BYTES are those of an answer with its head.
local threads = 0

function setup(thread)
  threads = threads + 1
  thread:set("seed", threads)
end

local requests = {}

function init(arguments)
  math.randomseed(seed)
  for line in io.lines(arguments[1]) do
    requests[#requests + 1] = wrk.format("GET", line)
  end
end

function request()
  return requests[math.random(#requests)]
end

function done(summary, latency)
  local errors = summary.errors
  io.write(string.format("measured %.3f %.3f %.1f %d %d\n",
    summary.requests / summary.duration * 1e6,
    latency:percentile(99) / 1000,
    summary.bytes / summary.requests,
    summary.requests,
    errors.connect + errors.read + errors.write + errors.status + errors.timeout))
end
