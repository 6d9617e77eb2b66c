using System.CommandLine;
using SigmaShake.FleetBench;

var organisations = new Option<int>("--organisations") { Description = "How many organisations.", DefaultValueFactory = _ => 1_000 };
var machines = new Option<int>("--machines") { Description = "How many machines, of all organisations together.", DefaultValueFactory = _ => 100_000 };
var data = new Option<string>("--data") { Description = "The server's data folder.", Required = true };
var postgres = new Option<string?>("--postgres") { Description = "The server's PostgreSQL, as an Npgsql connection string; SQLite without it." };
var address = new Option<string>("--address") { Description = "Where the server listens.", DefaultValueFactory = _ => "http://127.0.0.1:5600" };
var pid = new Option<int>("--pid") { Description = "The server's process id: its memory and processor time are read.", Required = true };
var rate = new Option<double>("--rate") { Description = "Polls a second, whatever the answers take.", DefaultValueFactory = _ => 1_667 };
var seconds = new Option<int>("--seconds") { Description = "For how long.", DefaultValueFactory = _ => 600 };
var connections = new Option<int>("--connections") { Description = "How many connections are kept.", DefaultValueFactory = _ => 64 };
var link = new Option<string>("--link") { Description = "A link that signs the operator in, as the server prints it.", Required = true };

var seed = new Command("seed", "Fill a data folder through the server's own code: organisations, a release of each that two people have signed, machines. The server must not run.") { data, postgres, organisations, machines };
seed.SetAction((parsed, cancellation) => Seeding.RunAsync(
    parsed.GetValue(data)!, parsed.GetValue(postgres), new Population(parsed.GetValue(organisations), parsed.GetValue(machines)), Console.Out, cancellation));

var polls = new Command("polls", "Poll as enrolled machines do, each request signed, at a rate that does not yield to the server.") { address, pid, organisations, machines, rate, seconds, connections };
polls.SetAction((parsed, cancellation) => PollBench.RunAsync(
    new Uri(parsed.GetValue(address)!), parsed.GetValue(pid), new Population(parsed.GetValue(organisations), parsed.GetValue(machines)), parsed.GetValue(rate), parsed.GetValue(seconds),
    parsed.GetValue(connections), Console.Out, cancellation));

var connected = new Option<int>("--connected") { Description = "How many machines of one organisation wait for news.", DefaultValueFactory = _ => 1_000 };
var change = new Command("change", "Publish a release while machines wait for it, and see when they enforce it.") { address, pid, organisations, machines, connected, link };
change.SetAction((parsed, cancellation) => ChangeBench.RunAsync(
    new Uri(parsed.GetValue(address)!), parsed.GetValue(pid), new Population(parsed.GetValue(organisations), parsed.GetValue(machines)), parsed.GetValue(connected), new Uri(parsed.GetValue(link)!),
    Console.Out, cancellation));

return await new RootCommand("Simulates the machines of fleets against a real server, and measures it.") { seed, polls, change }.Parse(args).InvokeAsync();
