-- For wrk: asks for the addresses of a list (one a line) in random order.
--
--     wrk -s tests/bench_addresses.lua URL -- LIST
--
-- With OCOP_BENCH_EVERYBODY set each address is asked by somebody else, as a proxy would say.
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
    if os.getenv("OCOP_BENCH_EVERYBODY") then
      wrk.headers["X-Forwarded-For"] = string.format("10.%d.%d.%d", math.random(0, 255),
        math.random(0, 255), math.random(1, 254))
    end
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
