-- For wrk: asks for the addresses of a list (one a line) in random order.
--
--     wrk -t2 -s tests/bench_addresses.lua URL -- LIST
--
-- With OCOP_BENCH_ONCE each address is asked once, in the order of the list, by somebody else, as a
-- proxy would say; a list that ends too soon counts as a failure. The first thread asks while the second
-- still reads, which counts as requests but not as time: a list should be as short as it can be.
-- Prints "measured RATE P99_MS BYTES REQUESTS FAILURES"; BYTES are those of an answer with its head.
local is_once = os.getenv("OCOP_BENCH_ONCE")
local threads = {}

function setup(thread)
  threads[#threads + 1] = thread
  thread:set("number", #threads)
end

local requests = {}
local next_request = 0
laps = 0  -- global: `done` reads it from outside

function init(arguments)
  math.randomseed(number)
  local line_number = 0
  for line in io.lines(arguments[1]) do
    line_number = line_number + 1
    if not is_once then
      requests[#requests + 1] = wrk.format("GET", line)
    elseif line_number % 2 == number - 1 then
      wrk.headers["X-Forwarded-For"] = string.format("10.%d.%d.%d", math.random(0, 255),
        math.random(0, 255), math.random(1, 254))
      requests[#requests + 1] = wrk.format("GET", line)
    end
  end
end

function request()
  if not is_once then return requests[math.random(#requests)] end
  next_request = next_request + 1
  if next_request > #requests then next_request, laps = 1, laps + 1 end
  return requests[next_request]
end

function done(summary, latency)
  local errors = summary.errors
  local failures = errors.connect + errors.read + errors.write + errors.status + errors.timeout
  for _, thread in ipairs(threads) do failures = failures + thread:get("laps") end
  io.write(string.format("measured %.3f %.3f %.1f %d %d\n",
    summary.requests / summary.duration * 1e6,
    latency:percentile(99) / 1000,
    summary.bytes / summary.requests,
    summary.requests,
    failures))
end
