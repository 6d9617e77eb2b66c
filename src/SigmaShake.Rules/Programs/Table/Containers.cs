namespace SigmaShake.Rules.Programs.Table;

/// <summary>Containers and clusters.</summary>
internal static class Containers
{
    /// <summary>The lines, sorted by program and subcommand.</summary>
    public static ReadOnlySpan<byte> Text =>
        """
        argocd: subcommands:anywhere network --server=host --auth-token= --grpc-web --insecure --core
        argocd app: subcommands:anywhere network
        argocd app delete: network --cascade? -y|--yes -p= text+
        argocd app sync: network --prune --force --dry-run --revision= --resource= --timeout= text+
        buildah: subcommands
        buildah run: inorder elsewhere -v|--volume= --user= --env|-e= text command
        crictl: subcommands
        crictl exec: inorder elsewhere -i -t -s --timeout= text command
        ctr: subcommands -n|--namespace= -a|--address=
        docker: subcommands -H|--host= -c|--context= -l|--log-level= --config= -D|--debug --tls --tlscacert|--tlscert|--tlskey=read --tlsverify
        docker attach: --detach-keys= --no-stdin text
        docker build: network -f|--file=read -t|--tag= -o|--output= -m|--memory= -c|--cpu-shares= -q|--quiet --build-arg= --build-context=
          --cache-from= --cache-to= --label= --target= --platform= --network= --progress= --secret= --ssh= --add-host= --iidfile=write
          --metadata-file=write --no-cache --pull --push --load --rm --force-rm --squash --shm-size= --ulimit= --builder= --isolation=
          --cgroup-parent= --cpuset-cpus= read/
        docker builder: subcommands
        docker builder build: =docker build
        docker builder prune: -a|--all -f|--force --filter= --keep-storage=
        docker buildx: subcommands --builder=
        docker buildx build: =docker build
        docker commit: -a|--author= -c|--change= -m|--message= -p text text?
        docker compose: subcommands -f|--file=read -p|--project-name= --env-file=read --profile= --project-directory=cwd --ansi= --parallel=
          --progress= --compatibility
        docker compose build: network --build-arg= -m= --no-cache --pull --push -q --ssh= text*
        docker compose cp: --index= -a -L recursive from:box to:box
        docker compose down: -t|--timeout= -v|--volumes --rmi= --remove-orphans text*
        docker compose exec: inorder elsewhere -d|--detach -e|--env= --index= -T -i -t --privileged -u|--user= -w|--workdir= text command
        docker compose kill: -s|--signal= --remove-orphans text*
        docker compose logs: -f|--follow -n|--tail= -t --since= --until= --no-color text*
        docker compose ps: -a -q --format= --filter= --status= text*
        docker compose pull: network -q --ignore-pull-failures text*
        docker compose push: network text*
        docker compose restart: -t|--timeout= text*
        docker compose rm: -f|--force -s|--stop -v|--volumes text*
        docker compose run: inorder elsewhere --build -d|--detach --entrypoint= -e|--env= -l= --name= --no-deps -p|--publish= --rm --service-ports
          -T -i -u|--user= --use-aliases -v|--volume= -w|--workdir= text command
        docker compose stop: -t|--timeout= text*
        docker compose up: network -d|--detach -t|--timeout= --build --force-recreate --no-deps --remove-orphans --scale= --pull= --wait
          --abort-on-container-exit --exit-code-from= -V text*
        docker config: subcommands
        docker config create: -l= text read
        docker container: subcommands
        docker container cp: =docker cp
        docker container exec: =docker exec
        docker container inspect: =docker inspect
        docker container kill: =docker kill
        docker container logs: =docker logs
        docker container ls: =docker ps
        docker container prune: -f|--force --filter=
        docker container rm: =docker rm
        docker container run: =docker run
        docker container start: =docker start
        docker container stop: =docker stop
        docker context: subcommands
        docker context use: text
        docker cp: -a|--archive -L -q recursive from:box to:box
        docker create: =docker run
        docker diff: text
        docker events: -f= --since= --until= --format=
        docker exec: inorder elsewhere -d|--detach -e|--env= --env-file=read -i|--interactive -t|--tty -u|--user= -w|--workdir= --privileged
          --detach-keys= text command
        docker export: -o|--output=write text
        docker history: -q -H --format= --no-trunc text
        docker image: subcommands
        docker image build: =docker build
        docker image inspect: =docker inspect
        docker image ls: =docker images
        docker image prune: -a|--all -f|--force --filter=
        docker image pull: =docker pull
        docker image push: =docker push
        docker image rm: =docker rmi
        docker images: -a|--all -q|--quiet -f|--filter= --format= --no-trunc text?
        docker import: -c= -m= --platform= from text?
        docker info: -f|--format=
        docker inspect: -f|--format= -s|--size --type= text+
        docker kill: -s|--signal= text+
        docker load: -i|--input=read -q
        docker login: network -u|--username= -p|--password= --password-stdin host?
        docker logout: network host?
        docker logs: -f|--follow -n|--tail= -t --since= --until= --details text
        docker network: subcommands
        docker network create: -d|--driver= -o= --subnet= --gateway= text
        docker network prune: -f|--force --filter=
        docker network rm: -f text+
        docker pause: text+
        docker port: text text?
        docker ps: -a|--all -q|--quiet -f|--filter= --format= -l -n= -s --no-trunc
        docker pull: network -a|--all-tags -q|--quiet --platform= --disable-content-trust text
        docker push: network -a|--all-tags -q|--quiet text
        docker rename: text text
        docker restart: -s= -t|--time= text+
        docker rm: -f|--force -l|--link -v|--volumes text*
        docker rmi: -f|--force --no-prune text*
        docker run: network inorder elsewhere -a|--attach= -c|--cpu-shares= -d|--detach -e|--env= --env-file=read -h|--hostname= -i|--interactive
          -l|--label= --label-file=read -m|--memory= -P -p|--publish= -q -t|--tty -u|--user= -v|--volume= -w|--workdir= --add-host= --annotation=
          --blkio-weight= --cap-add= --cap-drop= --cgroup-parent= --cgroupns= --cidfile=write --cpu-period= --cpu-quota= --cpus= --cpuset-cpus=
          --cpuset-mems= --detach-keys= --device= --dns= --dns-option= --dns-search= --domainname= --entrypoint= --expose= --gpus= --group-add=
          --health-cmd=script --health-interval= --health-retries= --health-timeout= --init --ip= --ipc= --isolation= --link= --log-driver=
          --log-opt= --mac-address= --memory-reservation= --memory-swap= --mount= --name= --network|--net= --network-alias= --no-healthcheck
          --oom-kill-disable --pid= --pids-limit= --platform= --privileged --pull= --read-only --restart= --rm --runtime= --security-opt=
          --shm-size= --stop-signal= --stop-timeout= --storage-opt= --sysctl= --tmpfs= --ulimit= --userns= --uts= --volume-driver= --volumes-from=
          text command
        docker save: -o|--output=write --platform= text+
        docker search: network -f= --limit= --no-trunc text
        docker secret: subcommands
        docker secret create: -l= text read
        docker stack: subcommands
        docker stack deploy: network -c|--compose-file=read --with-registry-auth --prune text
        docker stack rm: text+
        docker start: -a|--attach -i|--interactive text+
        docker stats: -a --no-stream --format= text*
        docker stop: -s= -t|--time= text+
        docker swarm: subcommands network text*
        docker system: subcommands
        docker system df: -v --format=
        docker system prune: -a|--all -f|--force --volumes --filter=
        docker tag: text text
        docker top: text text*
        docker unpause: text+
        docker update: --cpus= -m|--memory= --restart= text+
        docker version: -f|--format=
        docker volume: subcommands
        docker volume create: -d|--driver= -o= -l= --name= text?
        docker volume inspect: -f|--format= text+
        docker volume ls: -q -f=
        docker volume prune: -a|--all -f|--force --filter=
        docker volume rm: -f|--force text+
        docker wait: text+
        docker-compose: subcommands -f|--file=read -p|--project-name= --env-file=read --profile= --project-directory=cwd
        docker-compose build: network --build-arg= --no-cache --pull -q text*
        docker-compose down: -t|--timeout= -v|--volumes --rmi= --remove-orphans text*
        docker-compose exec: inorder elsewhere -d -e|--env= --index= -T --privileged -u|--user= -w|--workdir= text command
        docker-compose logs: -f|--follow --tail= -t text*
        docker-compose ps: -a -q text*
        docker-compose pull: network text*
        docker-compose restart: -t= text*
        docker-compose rm: -f|--force -s|--stop -v text*
        docker-compose run: inorder elsewhere -d --entrypoint= -e= --name= --no-deps -p= --rm --service-ports -T -u= -v= -w= -l= text command
        docker-compose stop: -t|--timeout= text*
        docker-compose up: network -d|--detach -t= --build --force-recreate --no-deps --remove-orphans --scale= -V text*
        flux: subcommands:anywhere network -n|--namespace= --context= --kubeconfig=read
        helm: subcommands:anywhere -n|--namespace= --kube-context= --kubeconfig=read --kube-apiserver= --kube-token= --registry-config=read
          --repository-config=read --repository-cache= --debug
        helm delete: =helm uninstall
        helm get: subcommands:anywhere network text*
        helm install: network -f|--values=read --set|--set-string|--set-json= --set-file= --version= --repo=url --timeout= -g|--generate-name
          --create-namespace --wait --atomic --dry-run? --devel --post-renderer=script --description= text? from
        helm lint: -f|--values=read --set= --strict read/*
        helm list: network -a|--all -A|--all-namespaces -f|--filter= -o|--output= -q
        helm package: -d|--destination=write/ -u --version= --app-version= read/
        helm pull: network -d|--destination=write/ --untar --version= --repo=url --untardir=write/ text when !-d|--destination ( text does write/ .
          )
        helm push: network read host
        helm repo: subcommands:anywhere
        helm repo add: network --username= --password= --force-update text url
        helm repo update: network text*
        helm rollback: network --force --wait --timeout= --dry-run text text?
        helm status: network -o= --revision= text
        helm template: -f|--values=read --set|--set-string= --set-file= --version= --repo=url -s= --output-dir=write/ --post-renderer=script text?
          from
        helm test: network --timeout= --logs text
        helm uninstall: network --keep-history --dry-run --wait --timeout= --cascade= text+
        helm upgrade: network -f|--values=read --set|--set-string|--set-json= --set-file= --version= --repo=url --timeout= -i|--install
          --create-namespace --wait --atomic --dry-run? --force --reset-values --reuse-values --history-max= --post-renderer=script text from
        k: =kubectl
        k3s: subcommands
        k9s: network -n|--namespace= --context= --kubeconfig=read -c= -r=
        kind: subcommands network text*
        kubectl: subcommands:anywhere -n|--namespace= -s|--server= --as= --as-group= --cache-dir=
          --certificate-authority|--client-certificate|--client-key=read --cluster= --context= --kubeconfig=read --password= --request-timeout=
          --token= --user= --username= -v= --insecure-skip-tls-verify --tls-server-name=
        kubectl annotate: network -f|--filename=from -l|--selector= --all --overwrite -o= -R --field-selector= text+
        kubectl api-resources: network -o= --namespaced --verbs=
        kubectl apply: network recursive:-R|--recursive -f|--filename=from -k|--kustomize=from -l|--selector= -o|--output= -R|--recursive --all
          --cascade= --dry-run? --field-manager= --force --force-conflicts --grace-period= --overwrite --prune --prune-allowlist= --server-side
          --timeout= --validate= --wait
        kubectl attach: network elsewhere -c|--container= -i -t text
        kubectl auth: subcommands:anywhere network text*
        kubectl autoscale: network -f=from --min= --max= --cpu-percent= text*
        kubectl cluster-info: network
        kubectl config: subcommands:anywhere
        kubectl config set-context: --current --cluster= --user= text?
        kubectl config use-context: text
        kubectl config view: --minify --raw -o=
        kubectl cordon: network -l= text*
        kubectl cp: network recursive -c|--container= --no-preserve --retries= from:box to:box
        kubectl create: subcommands:anywhere network recursive:-R -f|--filename=from -k=from -o= -R --dry-run? --save-config --validate= text*
        kubectl create configmap: network --from-file= --from-literal= --from-env-file=read -o= --dry-run? text
        kubectl create namespace: network -o= --dry-run? text
        kubectl create secret: network subcommands:anywhere
        kubectl create secret generic: network --from-file= --from-literal= --from-env-file=read --type= -o= --dry-run? text
        kubectl debug: network elsewhere -c= -i -t -q --image= --target= --copy-to= --share-processes --profile= text -- command
        kubectl delete: network recursive:-R|--recursive -f|--filename=from -k|--kustomize=from -l|--selector= -o= -R|--recursive
          -A|--all-namespaces --all --cascade? --dry-run? --field-selector= --force --grace-period= --ignore-not-found --now --timeout= --wait?
          text*
        kubectl describe: network -f=from -l|--selector= -A|--all-namespaces -R --show-events text*
        kubectl diff: network -f|--filename=from -k=from -l= -R
        kubectl drain: network -l|--selector= --delete-emptydir-data --disable-eviction --dry-run? --force --grace-period= --ignore-daemonsets
          --pod-selector= --timeout= text*
        kubectl edit: network -f=from -k= -o= text*
        kubectl exec: network elsewhere -c|--container= -f=from -i|--stdin -t|--tty -q --pod-running-timeout= text command -- command
        kubectl explain: network --recursive --api-version= text
        kubectl expose: network -f=from -l= --port= --target-port= --type= --name= --protocol= text*
        kubectl get: network -f|--filename=from -k= -l|--selector= -L= -o|--output= -R -A|--all-namespaces -w|--watch --field-selector= --sort-by=
          --show-labels --no-headers --ignore-not-found --raw= --template= --chunk-size= --subresource= text*
        kubectl kustomize: network -o|--output=write from
        kubectl label: network -f=from -l|--selector= --all --overwrite -o= text+
        kubectl logs: network -c|--container= -f|--follow -l|--selector= -p|--previous --all-containers --since= --since-time= --tail= --timestamps
          --prefix --max-log-requests= text?
        kubectl patch: network -f=from -k= -p|--patch= --patch-file=read --type= -o= --dry-run? --subresource= text*
        kubectl port-forward: network --address= --pod-running-timeout= text text*
        kubectl proxy: network -p|--port= --address= -w=read
        kubectl replace: network -f|--filename=from -k=from -R --force --grace-period= --cascade? --timeout=
        kubectl rollout: subcommands:anywhere network text*
        kubectl rollout restart: network -f=from -l= text+
        kubectl run: network elsewhere --image= -i|--stdin -t|--tty -l|--labels= --env= --port= --restart= --rm --command --overrides= --dry-run?
          -o= --attach -q --annotations= --image-pull-policy= text -- command
        kubectl scale: network -f=from -l= --replicas= --current-replicas= --timeout= --all text*
        kubectl set: subcommands:anywhere network text*
        kubectl set image: network -f=from -l= --all text+
        kubectl taint: network -l= --all --overwrite text+
        kubectl top: subcommands:anywhere network text*
        kubectl uncordon: network -l= text*
        kubectl version: network --client -o=
        kubectl wait: network -f=from -l= --for= --timeout= --all text*
        kubectx: -d= -c -u text?
        kubens: text?
        kustomize: subcommands
        kustomize build: -o|--output=write --enable-helm --load-restrictor= from
        minikube: subcommands:anywhere network -p|--profile=
        minikube kubectl: network text* -- text*
        minikube ssh: network elsewhere -n= script* -- script*
        nerdctl: =docker
        oc: =kubectl
        podman: =docker
        podman-compose: =docker-compose
        skopeo: subcommands network
        skopeo copy: network --all --src-creds|--dest-creds|--authfile= text text
        stern: network -n|--namespace= -l|--selector= -c= --context= -s= --tail= -o= text?
        trivy: subcommands
        trivy fs: -o|--output=write -f= --severity= --scanners= -s= --exit-code= read/
        trivy image: network -i|--input=read -o|--output=write -f= --severity= -s= --exit-code= text?
        """u8;
}
