using Federation.Domain.Grains;
using Federation.Domain.Tests.Examples;
using Federation.Domain.Training;
using Federation.Testing.Training;

namespace Federation.Domain.Tests.Training.Simulation;

/// <summary>The hubs of the examples with both trainers at home, and lines that never break: what one command comes to in the end.</summary>
internal sealed class TrainingTown
{
    private readonly Dictionary<HubId, TrainingHub> _hubs = new[] { Some.Aura, Some.Occitanie }.ToDictionary(id => id, id => new TrainingHub(id));
    private readonly Dictionary<(HubId Reader, HubId Source), int> _read = [];
    private int _keys;

    public TrainingTown()
    {
        foreach (var (trainer, role) in new[] { (Trainings.Peer, TrainerRole.Peer), (Trainings.Professional, TrainerRole.Professional) })
        {
            Do(trainer, new DescribeTrainer(Trainings.Profile with { Role = role }, null, Trainings.Owner), Caller.Coordinator(trainer.Hub, "account"));
            Do(trainer, new OpenCalendarTo(Trainings.Calendar), Caller.Coordinator(trainer.Hub, "account"));
        }
    }

    public DateTimeOffset Now { get; private set; } = Some.Now;

    public T State<T>(GrainId grain) where T : GrainState => (T)_hubs[grain.Hub].State(grain);

    /// <summary>And everything that comes of it.</summary>
    public void Do(GrainId grain, Command command, Caller caller)
    {
        var decision = _hubs[grain.Hub].Ask(grain, command, caller, IdempotencyKey.Parse($"town-{_keys++}"), Now, _ => { });
        Assert.Null(decision?.Refusal);
        Drain();
    }

    public void WaitUntil(DateTimeOffset instant)
    {
        Now = instant;
        foreach (var hub in _hubs.Values)
        {
            hub.Ring(Now, _ => { });
        }

        Drain();
    }

    /// <summary>The pair of the examples, asked for by its hub for its session.</summary>
    public void AskForThePair() => Do(Trainings.Booking, new AskBooking(Trainings.Slots, Trainings.Both, For: Trainings.Session), Some.Grenoble);

    public void BothAgree()
    {
        foreach (var (trainer, hold) in new[] { (Trainings.Peer, Trainings.First), (Trainings.Professional, Trainings.Second) })
        {
            Do(trainer, new AnswerHold(hold, true), Caller.Coordinator(trainer.Hub, "account"));
        }
    }

    public bool NobodyHoldsAnything() => new[] { Trainings.Peer, Trainings.Professional }.All(trainer => State<TrainerState>(trainer).Holds.IsEmpty);

    private void Drain()
    {
        for (var moved = true; moved;)
        {
            moved = false;
            foreach (var (reader, source) in from reader in _hubs.Values from source in _hubs.Values select (reader, source))
            {
                for (var at = _read.GetValueOrDefault((reader.Id, source.Id)); at < source.Feed.Head; at++)
                {
                    reader.Hear(source.Feed.At(at + 1), Now, _ => { });
                    _read[(reader.Id, source.Id)] = at + 1;
                    moved = true;
                }
            }
        }
    }
}
